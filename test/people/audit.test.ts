import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AppServer } from '../setup/app-server.ts'
import { aCast, type Cast, told } from './cast.ts'

type Entry = { id: string; tenant_id: string; at: string; action: string; actor_name: string | null }

let server: AppServer
let cast: Cast
let other: Cast
let operator: { token: string; staffId: string; tenantId: string }

async function noted(tenantId: string, action: string, at: string, actorId: string | null = null): Promise<void> {
  await server.world.root.query(
    `insert into app.audit_log (tenant_id, at, action, outcome, actor_id, actor_role) values ($1, $2, $3, 'done', $4, 'admin')`,
    [tenantId, at, action, actorId],
  )
}

beforeAll(async () => {
  server = await AppServer.open()
  cast = await aCast(server)
  other = await aCast(server)
  operator = await server.operator()
  for (const { tenantId, admin } of [cast, other]) {
    // Several in one microsecond: the id decides between them.
    for (const n of [1, 2, 3]) await noted(tenantId, 'first', '2026-10-01T08:00:00.123456Z', n === 1 ? admin.id : null)
    await noted(tenantId, 'second', '2026-10-01T08:00:00.123457Z')
    await noted(tenantId, 'third', '2026-10-02T08:00:00Z', admin.id)
  }
})
afterAll(() => server.close())

const october = 'from=2026-10-01T00:00:00Z&to=2026-11-01T00:00:00Z'
async function read(token: string, query: string): Promise<Entry[]> {
  const { status, body } = await server.ask(`/api/audit?${query}`, { token })
  expect(status, JSON.stringify(body)).toBe(200)
  return body.entries
}
const actions = (entries: Entry[]) => entries.map(({ action }) => action)

describe('[ID18] an admin', () => {
  it('reads what was noted in the own tenant, newest first, with names of its people', async () => {
    const entries = await read(cast.admin.token, october)
    expect(actions(entries)).toEqual(['third', 'second', 'first', 'first', 'first'])
    expect(new Set(entries.map(({ tenant_id }) => tenant_id))).toEqual(new Set([cast.tenantId]))
    expect(entries[0]?.actor_name).toMatch(/^admin/)
  })

  it('reads page by page without losing or repeating one', async () => {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { body } = await server.ask(`/api/audit?${october}&limit=2${after}`, { token: cast.admin.token })
      seen.push(...body.entries.map(({ id }: Entry) => id))
      if (body.next_after === null) break
      after = `&after=${body.next_after}`
    }
    expect(seen).toEqual((await read(cast.admin.token, october)).map(({ id }) => id))
  })

  it('filters by time, action and actor', async () => {
    const { token, id } = cast.admin
    expect(actions(await read(token, `${october}&action=second`))).toEqual(['second'])
    expect(actions(await read(token, `${october}&actor=${id}`))).toEqual(['third', 'first'])
    expect(await read(token, `${october}&actor=${other.admin.id}`)).toEqual([])
    expect(actions(await read(token, 'from=2026-10-02T09:00:00%2B01:00&to=2026-10-03T00:00:00Z'))).toEqual(['third'])
    expect(await read(token, 'from=2026-10-02T08:00:00.001Z&to=2026-10-03T00:00:00Z')).toEqual([])
  })

  it('is told of no other tenant', async () => {
    for (const id of [other.tenantId, operator.tenantId, randomUUID()])
      expect(told(await server.ask(`/api/audit?tenant_id=${id}`, { token: cast.admin.token }))).toBe('404 not_found')
    expect(actions(await read(cast.admin.token, `${october}&tenant_id=${cast.tenantId}`))).toHaveLength(5)
  })
})

describe('[ID18] an operator', () => {
  it('[PE4] reads what was noted in all tenants or one, and no name of a tenant’s people', async () => {
    const all = await read(operator.token, october)
    expect(actions(all)).toEqual(['third', 'third', 'second', 'second', ...Array(6).fill('first')])
    expect(all.map(({ actor_name }) => actor_name)).toEqual(Array(10).fill(null))
    const one = await read(operator.token, `${october}&tenant_id=${other.tenantId}`)
    expect(new Set(one.map(({ tenant_id }) => tenant_id))).toEqual(new Set([other.tenantId]))
    expect(one).toHaveLength(5)
  })

  it('is named where operators read', async () => {
    await server.ask('/api/operators', { token: operator.token, body: { name: 'Nizar', email: 'nizar@example.tn' } })
    const [entry] = await read(operator.token, `action=staff_added&tenant_id=${operator.tenantId}`)
    expect(entry?.actor_name).toBe('operator')
  })

  it('leaves nothing open behind: the same connection shows an admin the own tenant only', async () => {
    const client = await server.world.api.connect()
    try {
      const ask = (tenantId: string, sessionId: string) =>
        client.query('select app.read_audit($1, $2, $3, 200) as page', [tenantId, sessionId, '{}'])
      const session = await server.signedIn(operator.tenantId, operator.staffId)
      await client.query('begin')
      await ask(operator.tenantId, session.sessionId)
      const { rows } = await ask(cast.tenantId, cast.admin.sessionId)
      await client.query('commit')
      expect(new Set(rows[0].page.entries.map((each: Entry) => each.tenant_id))).toEqual(new Set([cast.tenantId]))
    } finally {
      client.release()
    }
  })
})

it.each([
  'from=yesterday',
  'from=0000-01-01T00:00:00Z',
  'to=9999-12-31T23:59:59-14:00',
  `after=0000-01-01T00:00:00.000000Z_${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`,
  'after=x',
  `after=2026-13-45T99:99:99.000000Z_${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`,
  'action=%00',
  "action='",
  'actor=1',
  'tenant_id=1',
  'limit=0',
  'limit=201',
  'limit=1e9',
])('a query like %s is malformed', async (query) => {
  for (const token of [cast.admin.token, operator.token])
    expect(told(await server.ask(`/api/audit?${query}`, { token }))).toBe('400 malformed')
})

it('a time with an offset that no zone has is the instant that it says', async () => {
  expect(await read(cast.admin.token, 'from=2026-10-03T07:58:00%2B23:59&action=third')).toHaveLength(1)
  expect(await read(cast.admin.token, 'from=2026-10-03T07:58:00%2B00:00&action=third')).toEqual([])
})

it('nobody else reads notes', async () => {
  for (const { token } of [cast.manager, cast.teller])
    expect(told(await server.ask('/api/audit', { token }))).toBe('403 not_allowed')
  expect(told(await server.ask('/api/audit'))).toBe('401 unauthenticated')
})

describe('[ID18] a note is never changed', () => {
  const STATEMENTS = [
    `update app.audit_log set outcome = 'failed'`,
    `update app.audit_log set at = at where action = 'first'`,
    'delete from app.audit_log',
    'truncate app.audit_log',
  ]
  it.each(['blesaf_api', 'blesaf_worker', 'blesaf_owner', 'postgres'])('by %s', async (role) => {
    const client = await server.world.root.connect()
    try {
      await client.query(`set role ${role}`)
      await client.query(`select set_config('app.tenant_id', $1, false), set_config('app.operator', 'on', false)`, [
        cast.tenantId,
      ])
      for (const statement of STATEMENTS)
        await expect(client.query(statement), statement).rejects.toMatchObject({ code: '42501' })
    } finally {
      client.release(true)
    }
    const { rows } = await server.world.root.query(
      `select count(*)::int as n from app.audit_log where tenant_id = $1 and action in ('first', 'second', 'third') and outcome = 'done'`,
      [cast.tenantId],
    )
    expect(rows).toEqual([{ n: 5 }])
  })

  it('nor written by those who serve requests and jobs, but through the functions', async () => {
    for (const pool of [server.pools.api, server.pools.worker])
      await expect(
        pool.query(`insert into app.audit_log (tenant_id, at, action, outcome) values ($1, now(), 'x', 'done')`, [
          cast.tenantId,
        ]),
      ).rejects.toMatchObject({ code: '42501' })
  })
})
