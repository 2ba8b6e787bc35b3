import { afterAll, beforeAll, beforeEach, describe, expect } from 'vitest'
import { told } from '../../people/cast.ts'
import type { AskOptions } from '../../setup/app-server.ts'
import { idsOf } from '../../sql/permissions/fingerprint.ts'
import { attack, Scene } from '../attack.ts'
import { PHONE } from '../bank.ts'

let scene: Scene
let victimIds: Set<string>

beforeAll(async () => {
  scene = await Scene.open()
  victimIds = await idsOf(scene.server.world.root, scene.victim.tenantId)
})
afterAll(() => scene.close())
beforeEach(() => scene.forgetCounts())

const asStranger = (path: string, options: AskOptions = {}) =>
  scene.server.ask(path, { token: scene.stranger.admin.token, ...options })
const asVictim = (path: string, options: AskOptions = {}) =>
  scene.server.ask(path, { token: scene.victim.admin.token, ...options })
const cursorOf = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')

describe('[ID17] ids of another bank', () => {
  attack('in capitals, in braces, without dashes or with a null byte they open no more than as they are', async () => {
    const { victim } = scene
    const spellings = [
      victim.branchId.toUpperCase(),
      `{${victim.branchId}}`,
      victim.branchId.replaceAll('-', ''),
      `${victim.branchId}%00`,
      `urn:uuid:${victim.branchId}`,
      `%20${victim.branchId}`,
      `${victim.branchId},${scene.stranger.branchId}`,
    ]
    await scene.untouched(async () => {
      for (const id of spellings)
        for (const rest of ['devices', 'quarantine', 'history?day=2026-01-05']) {
          const answer = await asStranger(`/api/branches/${id}/${rest}`)
          expect(told(answer), `${id} ${rest}`).toMatch(/^(404 not_found|400 malformed)$/)
        }
    })
    // The own one in capitals is the own one.
    expect((await asStranger(`/api/branches/${scene.stranger.branchId.toUpperCase()}/devices`)).status).toBe(200)
  })

  attack('beside the own branch in the path they are not found either', async () => {
    const { victim, stranger } = scene
    const own = `/api/branches/${stranger.branchId}`
    const { writer_id, seq } = victim.quarantined
    await scene.untouched(async () => {
      expect(told(await asStranger(`${own}/tickets/${victim.called}`))).toBe('404 not_found')
      expect(told(await asStranger(`${own}/devices/${victim.tablet.deviceId}/revoke`, { body: {} }))).toBe(
        '404 not_found',
      )
      expect(told(await asStranger(`${own}/enrolment-codes/${victim.codeId}`, { method: 'DELETE' }))).toBe(
        '404 not_found',
      )
      for (const word of ['accept', 'discard']) {
        const answer = await asStranger(`${own}/quarantine/${writer_id}/${seq}/${word}`, { body: {} })
        expect(answer.body.outcome).toMatchObject({ kind: 'rejected', code: 'not_in_quarantine' })
      }
    })
  })

  attack('a ticket of another branch of the bank is not told at the own branch’s address', async () => {
    const { victim } = scene
    expect(told(await asVictim(`/api/branches/${victim.otherBranchId}/tickets/${victim.called}`))).toBe('404 not_found')
    const token = victim.neighbour.token
    const own = `/api/branches/${victim.otherBranchId}`
    for (const path of [
      `${own}/tickets/${victim.called}`,
      `/api/branches/${victim.branchId}/tickets/${victim.called}`,
    ]) {
      expect(told(await scene.server.ask(path, { token }))).toBe('404 not_found')
    }
    const { writer_id, seq } = victim.quarantined
    const decided = await scene.server.ask(`${own}/quarantine/${writer_id}/${seq}/discard`, { token, body: {} })
    expect(decided.body.outcome).toMatchObject({ kind: 'rejected', code: 'not_in_quarantine' })
    expect(told(await scene.server.ask(`${own}/devices/${victim.tablet.deviceId}/revoke`, { token, body: {} }))).toBe(
      '404 not_found',
    )
    const open = await scene.rows(`select 1 from app.quarantine where writer_id = $1 and seq = $2 and state = 'open'`, [
      writer_id,
      seq,
    ])
    expect(open).toHaveLength(1)
  })

  attack('as cursors of pages they lead into no other bank’s rows', async () => {
    const { victim, stranger } = scene
    const [note] = await scene.rows<{ cursor: string }>(
      `select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || id as cursor from app.audit_log where tenant_id = $1 limit 1`,
      [victim.tenantId],
    )
    const [held] = await scene.rows<{ at: string }>(
      `select to_char(quarantined_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') as at from app.quarantine where tenant_id = $1`,
      [victim.tenantId],
    )
    const quarantineKey = cursorOf({ quarantined_at: held?.at, ...victim.quarantined })
    const paths = [
      `/api/staff?after=${victim.teller.id}`,
      `/api/audit?after=${note?.cursor}`,
      `/api/branches/${stranger.branchId}/history?day=${victim.day}&after=${victim.waiting}`,
      `/api/branches/${stranger.branchId}/quarantine?after=${quarantineKey}`,
    ]
    for (const path of paths) {
      const answer = await asStranger(path)
      expect(answer.status, path).toBe(200)
      const text = JSON.stringify(answer.body)
      expect(
        [...victimIds].filter((id) => text.includes(id)),
        path,
      ).toEqual([])
    }
    const found = await asStranger('/api/people/find', { body: { phone: PHONE, after: victim.waiting } })
    expect(found.body).toMatchObject({ visits: [] })
  })

  attack('somebody of another branch is not found by a manager who pages from their id', async () => {
    const { victim, server } = scene
    const named = async (name: string) => {
      await scene.rows('update app.staff set name = $2 where id = $1', [victim.teller.id, name])
      const answer = await server.ask(`/api/staff?after=${victim.teller.id}`, { token: victim.neighbour.token })
      return JSON.stringify(answer.body.staff)
    }
    // Where the page begins would tell how their name is written.
    expect(await named('zzz')).toBe(await named('aaa'))
  })
})

describe('bodies that say more than they are asked', () => {
  attack('a tenant, role, version or limit of a session in a body is not taken over', async () => {
    const { victim, stranger, server } = scene
    const more = {
      tenant_id: victim.tenantId,
      id: victim.admin.id,
      version: 99,
      created_at: '2001-01-01',
      is_limited: false,
    }
    await scene.untouched(async () => {
      const added = await asStranger('/api/staff', {
        body: { name: 'Someone', email: 'mass@example.tn', role: 'teller', ...more, active: false },
      })
      expect(added.status).toBe(201)
      const patched = await asStranger(`/api/staff/${stranger.teller.id}`, {
        method: 'PATCH',
        body: { name: 'X', ...more },
      })
      expect(told(patched)).toBe('400 malformed')
      const security = await asStranger('/api/security', {
        method: 'PATCH',
        body: { version: 1, tenant_id: victim.tenantId, pin_digits: 4 },
      })
      expect(told(security)).toBe('400 malformed')
      const code = await asStranger(`/api/branches/${stranger.branchId}/enrolment-codes`, {
        body: { kind: 'kiosk', name: 'x', tenant_id: victim.tenantId, branch_id: victim.branchId },
      })
      expect(told(code)).toBe('400 malformed')
    })
    const made = await scene.rows(
      `select tenant_id, version::int, active from app.staff where email = 'mass@example.tn'`,
    )
    expect(made).toEqual([{ tenant_id: stranger.tenantId, version: 1, active: true }])
    const operator = await server.operator()
    const answer = await server.ask('/api/operators', {
      token: operator.token,
      body: { name: 'O', email: 'mass-op@example.tn', role: 'admin', tenant_id: victim.tenantId },
    })
    expect(answer.status).toBe(201)
    const added = await scene.rows(`select role, tenant_id from app.staff where email = 'mass-op@example.tn'`)
    expect(added).toEqual([{ role: 'operator', tenant_id: operator.tenantId }])
  })

  attack('a tenant makes no operator, by adding one or by changing somebody', async () => {
    const { stranger } = scene
    for (const role of ['operator', 'Operator', 'admin ', 'root', ['admin'], null]) {
      const added = await asStranger('/api/staff', { body: { name: 'O', email: 'op@example.tn', role } })
      expect(told(added), JSON.stringify(role)).toBe('400 malformed')
      const changed = await asStranger(`/api/staff/${stranger.teller.id}`, { method: 'PATCH', body: { role } })
      expect(told(changed), JSON.stringify(role)).toBe('400 malformed')
    }
    const call = 'select app.change_staff($1, $2, $3, $4, null, null)'
    await expect(
      scene.server.world.api.query(call, [
        stranger.tenantId,
        stranger.admin.sessionId,
        stranger.teller.id,
        '{"role": "operator"}',
      ]),
    ).rejects.toMatchObject({ message: 'malformed' })
    expect(
      await scene.rows(`select 1 from app.staff where role = 'operator' and tenant_id = $1`, [stranger.tenantId]),
    ).toEqual([])
  })

  attack('keys that reach for a prototype change nothing of anybody', async () => {
    const bodies = [
      `{"version":1,"__proto__":{"pin_digits":4,"isAdmin":true}}`,
      `{"version":1,"constructor":{"prototype":{"isAdmin":true}}}`,
      `{"version":1,"pin_digits":5,"__proto__":null}`,
    ]
    for (const body of bodies)
      expect((await asStranger('/api/security', { method: 'PATCH', body })).status).toBeLessThan(500)
    expect(({} as Record<string, unknown>).isAdmin).toBe(undefined)
    expect((await asStranger('/api/audit?__proto__[x]=1&constructor=2')).status).toBe(200)
    const answer = await asStranger('/api/staff', {
      body: `{"name":"P","email":"proto@example.tn","__proto__":{"role":"admin"}}`,
    })
    expect(told(answer)).toBe('400 malformed')
  })

  attack('a key that is said twice is judged and used as one', async () => {
    const { stranger } = scene
    const body = `{"role":"teller","role":"operator"}`
    expect(told(await asStranger(`/api/staff/${stranger.teller.id}`, { method: 'PATCH', body }))).toBe('400 malformed')
    const twice = `{"name":"One","name":"Two"}`
    const answer = await asStranger(`/api/staff/${stranger.teller.id}`, { method: 'PATCH', body: twice })
    expect(answer.body.name).toBe('Two')
  })

  attack(
    'JSON that is ten megabytes long, a hundred thousand deep or none at all is refused, and the server goes on',
    async () => {
      const { stranger } = scene
      const path = `/api/staff/${stranger.teller.id}`
      const deep = '['.repeat(100_000) + ']'.repeat(100_000)
      const long = JSON.stringify({ name: 'x'.repeat(10_000_000) })
      expect(told(await asStranger(path, { method: 'PATCH', body: deep }))).toMatch(/^4/)
      expect(told(await asStranger(path, { method: 'PATCH', body: `{"name":${deep}}` }))).toMatch(/^4/)
      expect(told(await asStranger(path, { method: 'PATCH', body: long }))).toBe('413 too_large')
      expect(
        told(await asStranger(path, { method: 'PATCH', body: long, headers: { 'content-length': '10' } })),
      ).toMatch(/^4/)
      for (const body of ['{', '[]', 'null', '"x"', '1', 'NaN', '{"name":}', '\u0000', '{"name":"x"}}', `{'name':'x'}`])
        expect(told(await asStranger(path, { method: 'PATCH', body })), body).toBe('400 malformed')
      const nested = '['.repeat(5_000) + ']'.repeat(5_000)
      const push = `{"protocol":1,"writer":"${stranger.tablet.writerId}","epoch":1,"commands":[{"id":"${crypto.randomUUID()}","seq":1,"name":"x","kind":"fact","args":${nested}}]}`
      const token = await scene.server.deviceToken(stranger.tablet)
      expect((await scene.server.ask('/api/push', { token, body: push })).status).toBeLessThan(500)
      expect((await asStranger('/api/me')).status).toBe(200)
    },
  )

  attack('a body of another type is refused, whatever it holds', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-7',
      'application/json, text/plain',
      'multipart/form-data',
    ]) {
      const answer = await asStranger('/api/security', {
        method: 'PATCH',
        body: { version: 1, pin_digits: 9 },
        headers: { 'content-type': type },
      })
      expect(told(answer), type).toBe('415 unsupported_media_type')
    }
  })
})

describe('numbers, days and addresses', () => {
  attack('limits, days, instants and cursors beyond every bound are refused, and none breaks anything', async () => {
    const { stranger } = scene
    const branch = `/api/branches/${stranger.branchId}`
    const key = (at: unknown, seq: unknown = 1) =>
      cursorOf({ quarantined_at: at, writer_id: stranger.kiosk.writerId, seq })
    const paths = [
      ...['-1', '0', '201', '1e9', 'NaN', 'Infinity', '9'.repeat(400), '1.5', '', 'x', '1&limit=2'].map(
        (n) => `/api/staff?limit=${n}`,
      ),
      ...['0000-01-01', '9999-12-31', '2026-02-30', '-1', 'infinity', 'now', 'epoch', '2026-1-1'].map(
        (day) => `${branch}/history?day=${day}`,
      ),
      ...['0000-01-01T00:00:00Z', 'infinity', '-infinity', 'now', '+275760-09-13T00:00:00Z'].flatMap((at) => [
        `/api/audit?from=${at}`,
        `/api/audit?to=${at}`,
      ]),
      `/api/audit?after=0000-01-01T00:00:00.000000Z_${stranger.admin.id}`,
      `/api/audit?after=2026-13-01T00:00:00.000000Z_${stranger.admin.id}`,
      `/api/audit?after=_`,
      `/api/audit?action=${'x'.repeat(61)}`,
      `/api/audit?action=x'--`,
      ...[
        key('0000-01-01T00:00:00Z'),
        key('2026-01-01T00:00:00+23:00'),
        key('infinity'),
        key('2026-01-01T00:00:00Z', -1),
        key('2026-01-01T00:00:00Z', 1e300),
        key([]),
        cursorOf([]),
        cursorOf(null),
        'e30',
        '%00',
        'x'.repeat(301),
      ].map((after) => `${branch}/quarantine?after=${after}`),
      `${branch}/quarantine?limit=-5`,
      `/api/staff?after=${stranger.teller.id}'`,
    ]
    for (const path of paths) expect(told(await asStranger(path)), path).toBe('400 malformed')
    // What ISO allows and the database does not is understood.
    expect((await asStranger('/api/audit?from=2026-01-01T00:00:00%2B23:00')).status).toBe(200)
    for (const seq of ['-1', '0', '9'.repeat(40), '1e400', 'x', '1.5']) {
      const answer = await asStranger(`${branch}/quarantine/${stranger.kiosk.writerId}/${seq}/accept`, { body: {} })
      expect(told(answer), seq).toBe('400 malformed')
    }
  })

  attack('a jobs’ number beyond what the database can count is no job', async () => {
    const { token } = await scene.server.operator()
    for (const id of ['0', '-1', '9'.repeat(19), '1e3', '%31', "1'--"]) {
      const answer = await scene.server.ask(`/api/jobs/dead/${id}/retry`, { method: 'POST', token })
      expect(told(answer), id).toMatch(/^(400 malformed|404 not_found)$/)
    }
  })

  attack('headers that override the method or the path are not looked at', async () => {
    const { victim, stranger } = scene
    const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override']
    await scene.untouched(async () => {
      for (const header of overrides) {
        const answer = await asVictim('/api/sessions', { headers: { [header]: 'DELETE' } })
        expect(answer.status).toBe(200)
        const other = await asStranger('/api/me?_method=DELETE', {
          headers: {
            'x-original-url': '/api/tenants',
            'x-rewrite-url': '/api/tenants',
            'x-forwarded-path': '/api/tenants',
          },
        })
        expect(other.body.person.id).toBe(stranger.admin.id)
      }
    })
    expect((await asVictim('/api/me')).body.person.id).toBe(victim.admin.id)
  })

  attack('another spelling of a path reaches no route past its proof or its limit', async () => {
    const spellings = [
      '//api/staff',
      '/api//staff',
      '/api/./staff',
      '/api/staff/',
      '/api/staff;x=1',
      '/api/staff.',
      '/API/STAFF',
      '/api/staff%2f',
      '/api/staff%00',
      '/api%2fstaff',
      '/api/staff..;/',
      '/%2e%2e/api/staff',
      '/docs/..%2f..%2fapi/staff',
      '/docs/%2e%2e/package.json',
      '/docs/swagger-ui.css%00.js',
      '/api/../api/staff',
      '/api/%73taff',
      '/api/staff%20',
    ]
    for (const path of spellings) {
      const answer = await scene.server.ask(path)
      expect(told(answer), path).toMatch(/^(401 unauthenticated|404 not_found)$/)
      expect(JSON.stringify(answer.body)).not.toMatch(/root:|dependencies/)
    }
    const address = scene.anAddress()
    const before = (await scene.rows('select 1 from limits.counts')).length
    for (const path of ['/api/%73ign-in', '/api/sign%2Din']) {
      const answer = await scene.server.ask(path, { body: {}, address })
      if (answer.status !== 404)
        expect((await scene.rows('select 1 from limits.counts')).length).toBeGreaterThan(before)
    }
  })

  attack('what is unknown and what is another bank’s is answered alike, head and body', async () => {
    const { victim, stranger } = scene
    const unknown = crypto.randomUUID()
    const pairs = [
      [`/api/branches/${victim.branchId}/devices`, `/api/branches/${unknown}/devices`],
      [
        `/api/branches/${stranger.branchId}/tickets/${victim.called}`,
        `/api/branches/${stranger.branchId}/tickets/${unknown}`,
      ],
      [`/api/audit?tenant_id=${victim.tenantId}`, `/api/audit?tenant_id=${unknown}`],
      [`/api/messages?tenant_id=${victim.tenantId}`, `/api/messages?tenant_id=${unknown}`],
    ] as const
    for (const [theirs, nobodys] of pairs) {
      const [one, two] = [await asStranger(theirs), await asStranger(nobodys)]
      const plain = ({ status, body, headers }: typeof one) => [
        status,
        { ...body, request_id: '' },
        [...headers.keys()],
      ]
      expect(plain(one), theirs).toEqual(plain(two))
    }
  })
})
