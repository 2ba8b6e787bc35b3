import type pg from 'pg'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { told } from '../../people/cast.ts'
import { tenantTables } from '../../sql/permissions/catalogue.ts'
import { fingerprint, idsOf } from '../../sql/permissions/fingerprint.ts'
import { attack, Scene } from '../attack.ts'

let scene: Scene
let victimIds: Set<string>

beforeAll(async () => {
  scene = await Scene.open()
  victimIds = await idsOf(scene.server.world.root, scene.victim.tenantId)
})
afterAll(() => scene.close())

/** One connection as the servers have it, for an attacker who may send it any SQL. */
async function asApi<Answer>(act: (client: pg.PoolClient) => Promise<Answer>): Promise<Answer> {
  const client = await scene.server.world.api.connect()
  try {
    return await act(client)
  } finally {
    client.release(true)
  }
}
const codeOf = (query: Promise<unknown>): Promise<string> =>
  query.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? 'no code',
  )
const leaked = (answer: unknown) => [...victimIds].filter((id) => JSON.stringify(answer).includes(id))
const DENIED = '42501'

/** All that a policy looks at, said by the attacker: whose tenant, which branch, device and code, and that they are an operator. */
const pretend = (client: pg.PoolClient) =>
  client.query(
    `select set_config('app.tenant_id', $1, false), set_config('app.operator', 'on', false), set_config('app.purging', 'on', false),
       set_config('app.asked_branch', $2, false), set_config('app.device_asked', $3, false), set_config('app.tenant_slug', $4, false),
       set_config('app.staff_id', $5, false), set_config('app.session_id', $6, false), set_config('app.role', 'operator', false),
       set_config('app.enrolment_selector', (select $7), false)`,
    [
      scene.victim.tenantId,
      scene.victim.branchId,
      scene.victim.tablet.deviceId,
      scene.victim.slug,
      scene.victim.admin.id,
      scene.victim.admin.sessionId,
      'ABC',
    ],
  )

describe('SQL as the servers’ own role', () => {
  attack('whatever it says of itself, it reads and writes no table of any bank', async () => {
    const tables = await tenantTables(scene.server.world.root)
    await scene.untouched(() =>
      asApi(async (client) => {
        await pretend(client)
        for (const table of tables) {
          for (const text of [
            `select * from ${table}`,
            `delete from ${table}`,
            `insert into ${table} default values`,
            `truncate ${table}`,
          ]) {
            expect(await codeOf(client.query(text)), text).toBe(DENIED)
          }
        }
      }),
    )
  })

  attack(
    'it reads no key, lock, proof or clock of the installation, and calls none of the inner functions',
    async () => {
      await asApi(async (client) => {
        for (const table of ['signing_keys', 'sign_in_locks', 'used_proofs', 'clock'])
          expect(await codeOf(client.query(`select * from app_private.${table}`))).toBe(DENIED)
        const { rows } = await scene.server.world.root.query<{ name: string }>(
          `select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = 'app_private'::regnamespace`,
        )
        expect(rows.length).toBeGreaterThan(50)
        for (const call of [
          `app_private.enter('${scene.victim.tenantId}')`,
          `app_private.note('x')`,
          `app_private.refuse('malformed')`,
        ])
          expect(await codeOf(client.query(`select ${call}`)), call).toBe(DENIED)
      })
    },
  )

  attack('it becomes nobody else and takes no guard away', async () => {
    await asApi(async (client) => {
      const texts = [
        'set role blesaf_owner',
        'set role postgres',
        'set session authorization blesaf_owner',
        'alter table app.staff disable row level security',
        'alter table app.audit_log disable trigger keep_audit',
        'drop policy tenant on app.staff',
        'create policy mine on app.staff using (true)',
        'grant select on app.staff to blesaf_api',
        'alter role blesaf_api bypassrls',
        'create function app.mine() returns int language sql as $$ select 1 $$',
        'create schema mine',
        'create extension dblink',
        'create event trigger mine on ddl_command_end execute function app_private.keep_audit()',
        `copy (select 1) to program 'true'`,
        `select pg_read_file('/etc/passwd')`,
        `select lo_import('/etc/passwd')`,
        "alter system set log_statement = 'all'",
        'set session_replication_role = replica',
        `select * from pg_authid`,
      ]
      for (const text of texts) expect(await codeOf(client.query(text)), text).toMatch(/^(42501|0A000|42883|55000)$/)
      // A parameter that turns the policies off makes them refuse instead.
      await client.query('set row_security = off')
      expect(await codeOf(client.query('select * from app.staff'))).toBe(DENIED)
    })
  })

  attack('settings that it makes beforehand open nothing in a function: each says anew who asks', async () => {
    const { victim, stranger } = scene
    const { tenantId, admin, branchId } = stranger
    const calls: [string, unknown[]][] = [
      [`app.read_staff($1, $2, null, 200, null)`, [tenantId, admin.sessionId]],
      [`app.read_audit($1, $2, '{}', 200, null)`, [tenantId, admin.sessionId]],
      [`app.read_messages($1, $2, null, 200, null)`, [tenantId, admin.sessionId]],
      [`app.list_devices($1, $2, $3, null)`, [tenantId, admin.sessionId, branchId]],
      [`app.open_quarantine($1, $2, $3, null, 50, null)`, [tenantId, admin.sessionId, branchId]],
      [`app.own_profile($1, $2, null)`, [tenantId, admin.sessionId]],
      [`app.find_person($1, $2, '+21698123456', null, null, 100, null)`, [tenantId, admin.sessionId]],
      [`app.list_devices($1, $2, $3, null)`, [tenantId, admin.sessionId, victim.branchId]],
      [`app.read_staff($1, $2, null, 200, null)`, [victim.tenantId, admin.sessionId]],
      [`app.branch_now($1, $2)`, [tenantId, victim.tablet.deviceId]],
      [`app.device_ticket_story($1, $2, $3)`, [tenantId, stranger.tablet.deviceId, victim.called]],
      [`app.staff_ticket_story($1, $2, $3, null)`, [tenantId, admin.sessionId, victim.called]],
      [`app.revoke_device($1, $2, $3, $4, null, null)`, [tenantId, admin.sessionId, branchId, victim.tablet.deviceId]],
      [
        `app.create_enrolment_code($1, $2, $3, null, null, $4, 'ABC', 'x', null)`,
        [tenantId, admin.sessionId, branchId, victim.tablet.deviceId],
      ],
      [
        `app.change_staff($1, $2, $3, '{"active": false}', $4, null)`,
        [tenantId, admin.sessionId, stranger.teller.id, [victim.branchId]],
      ],
      [`app.change_staff($1, $2, $3, '{"active": false}', null, null)`, [tenantId, admin.sessionId, victim.teller.id]],
      [`app.push_own($1, $2, 'check_in_web', 'intent', '{}', gen_random_uuid(), null)`, [tenantId, victim.branchId]],
      [`app.demo_overview()`, []],
    ]
    await scene.untouched(() =>
      asApi(async (client) => {
        await pretend(client)
        for (const [call, values] of calls) {
          const answer = await client.query(`select ${call} as answer`, values).then(
            ({ rows }) => rows,
            (error: Error) => ({ ...error, message: error.message }),
          )
          const given = JSON.stringify(values)
          expect(
            leaked(answer).filter((id) => !given.includes(id)),
            call,
          ).toEqual([])
        }
      }),
    )
  })

  attack('a temporary table, view, type or function of a known name is not taken for the real one', async () => {
    const { stranger } = scene
    await asApi(async (client) => {
      const mayMake = (await codeOf(client.query('create temporary table staff_sessions (id uuid)'))) === 'done'
      if (mayMake) {
        await client.query(
          `create temporary table staff as select gen_random_uuid() as id, 'admin' as role, true as active`,
        )
        await client.query('create temporary view permissions as select null::text as role, null::text as action')
        await client.query(`create function pg_temp.coalesce_(a text) returns text language sql as $$ select 'x' $$`)
        await client.query(
          `create function pg_temp.set_config(a text, b text, c boolean) returns text language sql as $$ select '${scene.victim.tenantId}' $$`,
        )
        await client.query(
          `create function pg_temp.now() returns timestamptz language sql as $$ select '2000-01-01'::timestamptz $$`,
        )
        await client.query(`create function pg_temp.lower(a text) returns text language sql as $$ select 'x' $$`)
        await client.query(`create domain pg_temp.uuid as text`)
      }
      await client.query('set search_path = pg_temp, app, public, pg_catalog')
      const teller = [stranger.tenantId, stranger.teller.sessionId]
      expect(await codeOf(client.query('select app.read_staff($1, $2, null, 10, null)', teller))).toBe('BS002')
      const { rows } = await client.query('select app.own_profile($1, $2, null) as me', teller)
      expect(rows[0].me.person).toMatchObject({ id: stranger.teller.id, role: 'teller' })
    })
  })

  attack('an overloaded name takes no call away from a function of ours', async () => {
    await asApi(async (client) => {
      for (const schema of ['app', 'rules', 'app_private', 'limits', 'public', 'pg_catalog'])
        expect(
          await codeOf(
            client.query(
              `create function ${schema}.own_profile(a text, b text, c text) returns jsonb language sql as $$ select '{}'::jsonb $$`,
            ),
          ),
          schema,
        ).toBe(DENIED)
    })
  })

  attack('a session that ended, is limited or belongs to a lower role is refused in the function itself', async () => {
    const { stranger, server } = scene
    const ended = await server.signedIn(stranger.tenantId, stranger.admin.id)
    await scene.rows('update app.staff_sessions set ended_at = app.now() where id = $1', [ended.sessionId])
    const limited = await server.signedIn(stranger.tenantId, stranger.admin.id)
    await scene.rows('update app.staff_sessions set is_limited = true where id = $1', [limited.sessionId])
    await asApi(async (client) => {
      const call = (session: string) =>
        codeOf(client.query('select app.read_security($1, $2, null)', [stranger.tenantId, session]))
      expect(await call(ended.sessionId)).toBe('BS001')
      expect(await call(limited.sessionId)).toBe('BS050')
      expect(await call(stranger.manager.sessionId)).toBe('BS002')
      expect(await call(scene.victim.admin.sessionId)).toBe('BS001')
    })
  })
})

describe('connections that many share', () => {
  attack('who asked last on a connection is nobody to the next one, after answers and after refusals', async () => {
    const { victim, stranger } = scene
    await asApi(async (client) => {
      const own = { name: 'own', text: 'select app.own_profile($1, $2, null) as me' }
      const names = [
        'tenant_id',
        'device_id',
        'staff_id',
        'session_id',
        'role',
        'ip_hash',
        'request_id',
        'operator',
        'purging',
        'asked_branch',
        'device_asked',
        'tenant_slug',
        'enrolment_selector',
      ]
      const settings = `select ${names.map((name) => `current_setting('app.${name}', true) as ${name}`).join(', ')}`
      for (const bank of [victim, stranger, victim]) {
        const { rows } = await client.query({ ...own, values: [bank.tenantId, bank.teller.sessionId] })
        expect(rows[0].me.person.id).toBe(bank.teller.id)
        await codeOf(client.query('select app.read_security($1, $2, null)', [bank.tenantId, bank.teller.sessionId]))
        await codeOf(client.query('select app.device_key($1)', [bank.tablet.deviceId]))
        await codeOf(client.query(`select app.ask_password_reset($1, 'nobody@bank.tn', null)`, [bank.slug]))
        const left = Object.values((await client.query(settings)).rows[0] as Record<string, string | null>)
        expect(left.filter((value) => value !== null && value !== '')).toEqual([])
      }
      const crossed = client.query({ ...own, values: [stranger.tenantId, victim.teller.sessionId] })
      expect(await codeOf(crossed)).toBe('BS001')
    })
  })

  attack('a hundred requests of two banks through few connections are each answered their own', async () => {
    const { victim, stranger, server } = scene
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, n) => {
        const bank = n % 2 === 0 ? victim : stranger
        const answer = await server.ask(n % 3 === 0 ? '/api/staff' : '/api/me', {
          token: n % 3 === 0 ? bank.admin.token : bank.teller.token,
        })
        return { bank, answer }
      }),
    )
    for (const { bank, answer } of answers) {
      expect(answer.status).toBe(200)
      if (bank === stranger) expect(leaked(answer.body)).toEqual([])
    }
  })
})

describe('[ID18] the notes', () => {
  attack('nobody changes, removes or empties them: not the servers, not the jobs, not the owner', async () => {
    const { server, victim } = scene
    const texts = [
      `update app.audit_log set action = 'x'`,
      'delete from app.audit_log',
      'truncate app.audit_log',
      `update app.audit_log set details = '{}' where tenant_id = '${victim.tenantId}'`,
    ]
    await scene.untouched(async () => {
      for (const role of ['api', 'worker', 'owner'] as const) {
        const client = await server.world.database.pool(role).connect()
        try {
          await client.query(`select set_config('app.tenant_id', $1, false)`, [victim.tenantId])
          for (const text of texts) expect(await codeOf(client.query(text)), `${role} ${text}`).toBe(DENIED)
        } finally {
          client.release(true)
        }
      }
    })
  })

  attack(
    'who is refused for want of a right is noted with who, what and from where, and no address in the clear',
    async () => {
      const { server, victim } = scene
      const address = '198.51.100.201'
      expect(told(await server.ask('/api/security', { token: victim.teller.token, address }))).toBe('403 not_allowed')
      const [note] = await scene.rows(
        `select * from app.audit_log where tenant_id = $1 and outcome = 'refused' order by id desc limit 1`,
        [victim.tenantId],
      )
      expect(note).toMatchObject({
        action: 'manage_security',
        actor_id: victim.teller.id,
        session_id: victim.teller.sessionId,
        actor_role: 'teller',
      })
      expect(note?.ip_hash).toMatch(/^[\w-]{22}$/)
      const all = JSON.stringify(await scene.rows('select * from app.audit_log'))
      expect(all).not.toContain(address)
      expect(all).not.toMatch(/@example\.tn|@bank\.tn|\+216|eyJ/)
    },
  )

  attack('a stranger writes nothing into the notes of a bank by naming its people', async () => {
    const { server, victim, stranger } = scene
    const notes = async () => (await fingerprint(server.world.root, 'tenant_id', victim.tenantId))['app.audit_log']
    const before = await notes()
    await server.world.api.query('select app.note_refusal($1, $2, $3, null)', [
      victim.tenantId,
      stranger.admin.sessionId,
      'x',
    ])
    await server.world.api.query('select app.note_refusal($1, $2, $3, null)', [
      stranger.tenantId,
      victim.admin.sessionId,
      'x',
    ])
    await server.ask(`/api/audit?tenant_id=${victim.tenantId}`, { token: stranger.admin.token })
    await server.ask(`/api/branches/${victim.branchId}/devices`, { token: stranger.teller.token })
    expect(await notes()).toBe(before)
  })

  attack('a failed sign-in keeps nothing of what was typed: it may have been a password', async () => {
    const { server, victim } = scene
    const typed = 'tangerine-typed-in-the-wrong-field'
    await server.ask('/api/sign-in', { body: { tenant: victim.slug, email: typed, password: typed } })
    await server.ask('/api/sign-in', { body: { tenant: typed, email: victim.teller.email, password: typed } })
    const tables = [
      'app.audit_log',
      'app_private.sign_in_locks',
      'limits.counts',
      'app.staff_sessions',
      'graphile_worker._private_jobs',
    ]
    for (const table of tables)
      expect(JSON.stringify(await scene.rows(`select * from ${table}`)), table).not.toContain(typed)
    expect(server.lines.join('\n')).not.toContain(typed)
  })
})
