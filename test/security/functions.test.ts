import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { staffRoles } from '../../sync/permissions/actor.ts'
import { permissions } from '../../sync/permissions/permissions.ts'
import { AppServer } from '../setup/app-server.ts'
import { tenantTables } from '../sql/permissions/catalogue.ts'
import { idsOf } from '../sql/permissions/fingerprint.ts'
import { aSecurityBank, type SecurityBank } from './bank.ts'
import { FUNCTIONS, NOT_ASKED_BY_A_PERSON } from './function-matrix.ts'
import { isUntouched } from './untouched.ts'

type Described = { name: string; args: string[]; types: string[] }

let server: AppServer
let victim: SecurityBank
let stranger: SecurityBank
let operator: { tenantId: string; sessionId: string }
let described: Described[]
let victimIds: Set<string>

beforeAll(async () => {
  server = await AppServer.open()
  victim = await aSecurityBank(server)
  stranger = await aSecurityBank(server)
  const { tenantId, staffId } = await server.operator()
  operator = { tenantId, ...(await server.signedIn(tenantId, staffId)) }
  described = (
    await server.world.root.query<Described>(
      `select p.proname as name, p.proargnames[1:p.pronargs] as args, array(select format_type(t, null) from unnest(p.proargtypes) t) as types
       from pg_proc p where p.pronamespace = 'app'::regnamespace and has_function_privilege('blesaf_api', p.oid, 'execute')
         and 'p_session_id' = any (p.proargnames[1:p.pronargs]) order by 1`,
    )
  ).rows
  victimIds = await idsOf(server.world.root, victim.tenantId)
})
afterAll(() => server.close())

type Caller = { readonly tenantId: string | null; readonly sessionId: string | null }

/** Arguments that name what the victim has, wherever an argument may. */
function argumentFor(name: string, type: string): unknown {
  const ids: Record<string, string> = {
    p_branch_id: victim.branchId,
    p_staff_id: victim.teller.id,
    p_device_id: victim.tablet.deviceId,
    p_ticket_id: victim.called,
    p_code_id: victim.codeId,
    p_ended_id: victim.teller.sessionId,
    p_of_tenant_id: victim.tenantId,
  }
  const plain: Record<string, unknown> = {
    uuid: randomUUID(),
    'uuid[]': [],
    'text[]': [],
    jsonb: '{}',
    date: victim.day,
    boolean: true,
  }
  if (name === 'p_action') return 'own_password'
  if (name === 'p_name' && type === 'text') return 'discard_quarantined'
  if (name === 'p_shape') return 'tickets'
  return ids[name] ?? plain[type] ?? (type === 'text' ? 'x' : 1)
}

async function call(name: string, { tenantId, sessionId }: Caller): Promise<string> {
  const fn = described.find((each) => each.name === name)
  if (fn === undefined) throw new Error(`no app.${name}`)
  const values = fn.args.map((arg, at) => {
    if (arg === 'p_tenant_id') return tenantId
    return arg === 'p_session_id' ? sessionId : argumentFor(arg, fn.types[at] ?? '')
  })
  const text = `select app.${name}(${values.map((_, at) => `$${at + 1}`).join(', ')}) as answer`
  try {
    return JSON.stringify((await server.world.api.query(text, values)).rows[0]?.answer ?? null)
  } catch (error) {
    return (error as Error).message
  }
}

it('the matrix names every function that is asked in the name of a session', () => {
  expect(described.map(({ name }) => name)).toEqual([...Object.keys(FUNCTIONS), ...NOT_ASKED_BY_A_PERSON].sort())
})

describe.each(Object.entries(FUNCTIONS))('app.%s', (name, action) => {
  const may = (role: string) => permissions().some((each) => each.role === role && each.action === action)

  it('is for no session of another bank, no tenant, nobody and no session that does not stand', async () => {
    const role = staffRoles.find((each) => each !== 'operator' && may(each)) ?? 'admin'
    const ended = await server.signedIn(victim.tenantId, victim[role as 'admin'].id)
    await server.world.root.query('update app.staff_sessions set ended_at = app.now() where id = $1', [ended.sessionId])
    const callers: Caller[] = [
      { tenantId: victim.tenantId, sessionId: stranger.admin.sessionId },
      { tenantId: stranger.tenantId, sessionId: victim.admin.sessionId },
      { tenantId: victim.tenantId, sessionId: operator.sessionId },
      { tenantId: null, sessionId: victim.admin.sessionId },
      { tenantId: victim.tenantId, sessionId: null },
      { tenantId: victim.tenantId, sessionId: randomUUID() },
      { tenantId: null, sessionId: null },
      { tenantId: victim.tenantId, sessionId: ended.sessionId },
    ]
    await isUntouched(server, victim.tenantId, async () => {
      for (const caller of callers) expect(await call(name, caller), JSON.stringify(caller)).toBe('unauthenticated')
    })
  })

  it('is for those roles that have the action, and for no limited session but by own_', async () => {
    await isUntouched(server, victim.tenantId, async () => {
      for (const role of staffRoles.filter((each) => !may(each))) {
        const caller = role === 'operator' ? operator : { tenantId: victim.tenantId, ...victim[role] }
        expect(await call(name, caller), role).toBe('not_allowed')
      }
    })
    if (action.startsWith('own_')) return
    const limited = await server.signedIn(victim.tenantId, victim.admin.id)
    await server.world.root.query('update app.staff_sessions set is_limited = true where id = $1', [limited.sessionId])
    expect(await call(name, { tenantId: victim.tenantId, ...limited })).toBe('totp_setup_required')
  })

  it('tells and changes nothing of a bank for the admin of another', async () => {
    await isUntouched(server, victim.tenantId, async () => {
      const answer = await call(name, {
        tenantId: stranger.tenantId,
        sessionId: (await server.signedIn(stranger.tenantId, stranger.admin.id)).sessionId,
      })
      expect([...victimIds].filter((id) => answer.includes(id))).toEqual([])
    })
  })
})

it('without a tenant no table shows a row, though each table of proofs has some', async () => {
  const filled = [
    'staff_credentials',
    'recovery_codes',
    'password_links',
    'refresh_tokens',
    'enrolment_codes',
    'tenant_security',
    'oidc_providers',
    'oidc_flows',
    'audit_log',
  ]
  for (const table of filled) {
    expect((await server.world.root.query(`select 1 from app.${table} limit 1`)).rows, table).toHaveLength(1)
  }
  const client = await server.world.owner.connect()
  try {
    for (const table of await tenantTables(server.world.root)) {
      expect((await client.query(`select 1 from ${table} limit 1`)).rows, table).toEqual([])
    }
  } finally {
    client.release(true)
  }
})
