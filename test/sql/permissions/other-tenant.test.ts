import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { World } from '../../setup/world.ts'
import { tenantTables } from './catalogue.ts'
import { fingerprint, idsOf } from './fingerprint.ts'
import { aBank, type Bank } from './two-banks.ts'

type AppFunction = { name: string; args: string[]; types: string[] }

const world = await World.create()
let own: Bank
let other: Bank
let otherIds: Set<string>

beforeAll(async () => {
  own = await aBank(world)
  other = await aBank(world)
  otherIds = await idsOf(world.root, other.branch.tenantId)
})
afterAll(() => world.close())

const FUNCTIONS = (
  await world.root.query<AppFunction>(
    `select p.proname as name, coalesce(p.proargnames[1:p.pronargs], '{}') as args,
       array(select format_type(t, null) from unnest(p.proargtypes) t) as types
     from pg_proc p where p.pronamespace = 'app'::regnamespace and has_function_privilege('blesaf_api', p.oid, 'execute')
       and 'uuid'::regtype = any (p.proargtypes) order by 1`,
  )
).rows

/** What an argument of that name may hold in a bank; ids that nobody has for the rest. */
function idIn(bank: Bank, name: string): string {
  const ids: Record<string, string> = {
    p_tenant_id: bank.branch.tenantId,
    p_branch_id: bank.branch.branchId,
    p_device_id: bank.tablet.deviceId,
    p_writer_id: bank.tablet.writerId,
    p_forked_from: bank.kiosk.writerId,
    p_ticket_id: bank.called,
    p_staff_id: bank.branch.staffId,
    p_session_id: bank.console.sessionId ?? '',
    p_command_id: bank.callId,
  }
  return ids[name] ?? randomUUID()
}

function plainValue(type: string): unknown {
  const item = {
    seq: 1,
    id: other.callId,
    name: 'note_ticket',
    kind: 'fact',
    args: { ticket_id: other.called, text: 'x' },
    age_ms: 0,
  }
  const values: Record<string, unknown> = {
    jsonb: JSON.stringify([item]),
    text: 'note_ticket',
    date: own.day,
    boolean: true,
  }
  return values[type] ?? 0
}

/** Which of its arguments, besides the tenant, come from the other bank: all of them, and each alone. */
function mixes({ args, types }: AppFunction): string[][] {
  const ids = args.filter((name, index) => types[index] === 'uuid' && name !== 'p_tenant_id')
  return [ids, ...ids.map((name) => [name])]
}

async function call({ name, args }: AppFunction, values: unknown[]): Promise<string> {
  try {
    const text = `select app.${name}(${args.map((_, index) => `$${index + 1}`).join(', ')}) as answer`
    return JSON.stringify((await world.api.query(text, values)).rows[0]?.answer ?? null)
  } catch (error) {
    const { code, message, detail, hint, where } = error as Record<string, string>
    return `refused ${code} ${message} ${detail ?? ''} ${hint ?? ''} ${where ?? ''}`
  }
}

/** What came back although nobody of this tenant may know it. */
function leaked(answer: string, given: unknown[]): string[] {
  return [...otherIds].filter((id) => answer.includes(id) && !given.some((value) => String(value).includes(id)))
}

describe('a function called with ids of another bank tells and changes nothing of it', () => {
  it.each(FUNCTIONS)('app.$name', async (fn) => {
    const before = await fingerprint(world.root, 'tenant_id', other.branch.tenantId)
    for (const foreign of mixes(fn)) {
      const values = fn.args.map((name, index) =>
        fn.types[index] === 'uuid'
          ? idIn(foreign.includes(name) ? other : own, name)
          : plainValue(fn.types[index] ?? ''),
      )
      expect(leaked(await call(fn, values), values), `with ${foreign.join(' and ')} of the other bank`).toEqual([])
    }
    expect(await fingerprint(world.root, 'tenant_id', other.branch.tenantId)).toEqual(before)
  })
})

it('the same calls inside the other bank do tell its ids, so that these tests would notice', async () => {
  const story = FUNCTIONS.find(({ name }) => name === 'ticket_story')
  if (story === undefined) throw new Error('no such function')
  const values = [other.branch.tenantId, other.called]
  expect(leaked(await call(story, values), values)).toContain(other.branch.branchId)
})

describe('a function called without a tenant, or with nothing at all, tells and changes nothing', () => {
  it.each(FUNCTIONS)('app.$name', async (fn) => {
    const before = await fingerprint(world.root, 'tenant_id', other.branch.tenantId)
    const noTenant = fn.args.map((name, index) =>
      name === 'p_tenant_id'
        ? null
        : fn.types[index] === 'uuid'
          ? idIn(other, name)
          : plainValue(fn.types[index] ?? ''),
    )
    for (const values of [noTenant, fn.args.map(() => null)]) expect(leaked(await call(fn, values), values)).toEqual([])
    expect(await fingerprint(world.root, 'tenant_id', other.branch.tenantId)).toEqual(before)
  })
})

it('no new history begins by the word of a device that this bank does not have', async () => {
  const { tenantId } = own.branch
  const open = 'select app.open_epoch($1, $2, $3, 1, 1000) as epoch'
  const refusal = await world.api
    .query(open, [tenantId, other.tablet.deviceId, other.tablet.writerId])
    .catch((error: { code: string; message: string }) => `${error.code} ${error.message}`)
  expect(refusal).toBe('BS003 not_found')
  const { rows } = await world.root.query('select max(ordinal) as epoch from app.epochs')
  expect(rows).toEqual([{ epoch: 1 }])
})

it('the owner itself sees no rows without a tenant, and only that tenant with one', async () => {
  const client = await world.owner.connect()
  try {
    for (const table of await tenantTables(world.root)) {
      const own_id = table === 'app.tenants' ? 'id' : 'tenant_id'
      const { rows } = await client.query(`select count(*)::integer as n from ${table}`)
      expect(rows, table).toEqual([{ n: 0 }])
      await client.query(`select set_config('app.tenant_id', $1, false)`, [own.branch.tenantId])
      const seen = await client.query(`select distinct ${own_id} as id from ${table}`)
      expect(
        seen.rows.filter((row) => row.id !== own.branch.tenantId),
        table,
      ).toEqual([])
      await client.query(`select set_config('app.tenant_id', '', false)`)
    }
  } finally {
    client.release(true)
  }
})

it('the owner writes no row of another tenant than the one it is in', async () => {
  const client = await world.owner.connect()
  try {
    await client.query(`select set_config('app.tenant_id', $1, false)`, [own.branch.tenantId])
    const move = `update app.tickets set tenant_id = $1 where id = $2`
    await expect(client.query(move, [other.branch.tenantId, own.called])).rejects.toMatchObject({ code: '42501' })
    expect((await client.query('update app.tickets set note = $1 where id = $2', ['x', other.called])).rowCount).toBe(0)
    expect((await client.query('delete from app.tickets where id = $1', [other.called])).rowCount).toBe(0)
  } finally {
    client.release(true)
  }
})

it('the api reads no table of tenants, whatever it says of itself', async () => {
  const client = await world.api.connect()
  try {
    await client.query(`select set_config('app.tenant_id', $1, false), set_config('app.operator', 'on', false)`, [
      own.branch.tenantId,
    ])
    for (const table of await tenantTables(world.root))
      await expect(client.query(`select 1 from ${table}`), table).rejects.toMatchObject({ code: '42501' })
  } finally {
    client.release(true)
  }
})
