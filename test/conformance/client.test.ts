import { setTimeout as sleep } from 'node:timers/promises'
import { FetchError, isChangeMessage, isControlMessage } from '@electric-sql/client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ClientWorld, LIVE_MS, openClientWorld, type Row } from './client/client-world.ts'
import { startCuttingProxy } from './client/cutting-proxy.ts'
import { startGateServer } from './client/gate-server.ts'
import { type Client, type ClientOptions, expectRows, openClient } from './client/open-client.ts'

const START_MS_MAX = 120_000

let world: ClientWorld
const closers: (() => unknown)[] = []
let tables = 0

beforeAll(async () => {
  world = await openClientWorld()
}, START_MS_MAX)

afterAll(() => world.close(), START_MS_MAX)

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

async function aTable(rows: number, padding = ''): Promise<string> {
  tables += 1
  const table = `items${tables}`
  await world.sql(`create table ${table} (id int primary key, title text not null, priority int, done bool not null)`)
  await world.sql(
    `insert into ${table} select i, 'title ' || i || $1, nullif(i % 5, 0), i % 2 = 0 from generate_series(1, ${rows}) i`,
    [padding],
  )
  return table
}

const all = (table: string) => (): Promise<Row[]> => world.rows(`select * from ${table}`)

function aClient(
  table: string,
  options: ClientOptions & { base?: string; params?: Record<string, string> } = {},
): Client {
  const { base = world.base(), params = {}, ...rest } = options
  const client = openClient(base, { table, ...params }, rest)
  closers.push(client.close)
  return client
}

test('a client that starts shows what the table holds', async () => {
  const table = await aTable(3)
  await expectRows(aClient(table), all(table))
})

test('an insert, an update and a delete reach a client that waits', async () => {
  const table = await aTable(3)
  const client = aClient(table)
  await expectRows(client, all(table))
  for (const statement of [
    `insert into ${table} values (10, 'ten', null, true)`,
    `update ${table} set title = 'TEN', priority = 3 where id = 10`,
    `update ${table} set id = 11 where id = 10`,
    `begin; delete from ${table} where id < 3; insert into ${table} values (1, 'one again', 1, false); commit`,
    `delete from ${table}`,
  ]) {
    await world.sql(statement)
    await expectRows(client, all(table))
  }
})

test('a change bears the number of the transaction that its writer was told', async () => {
  const table = await aTable(1)
  const client = aClient(table)
  await expectRows(client, all(table))
  const [written] = await world.rows(
    `with made as (insert into ${table} values (2, 'two', 1, true)) select pg_current_xact_id()::xid::text as txid`,
  )
  await expectRows(client, all(table))
  const txids = client.messages.filter(isChangeMessage).flatMap((message) => message.headers.txids ?? [])
  expect(txids).toContain(Number(written?.txid))
})

test('rows move into and out of a filtered shape', async () => {
  const table = await aTable(10)
  const params = { where: 'priority >= $1 and done = $2', 'params[1]': '2', 'params[2]': 'true' }
  const client = aClient(table, { params })
  const wanted = () => world.rows(`select * from ${table} where priority >= 2 and done`)
  await expectRows(client, wanted)
  for (const statement of [
    `update ${table} set priority = 9, done = true where id <= 5`,
    `update ${table} set priority = 1 where id in (2, 3)`,
    `begin; update ${table} set priority = 0; update ${table} set priority = 7, done = true where id > 8; commit`,
    `update ${table} set done = not done`,
  ]) {
    await world.sql(statement)
    await expectRows(client, wanted)
  }
})

test.each(['default', 'full'] as const)('chosen columns with replica=%s follow the table', async (replica) => {
  const table = await aTable(5)
  const client = aClient(table, { params: { columns: 'id,priority', replica } })
  const wanted = () => world.rows(`select id, priority from ${table}`)
  await expectRows(client, wanted)
  await world.sql(`update ${table} set title = 'unseen'; update ${table} set priority = 4 where id = 2`)
  await expectRows(client, wanted)
})

test('a client that was offline shows afterwards what happened meanwhile', async () => {
  const table = await aTable(3)
  const network = await startCuttingProxy(world.base)
  closers.push(network.close)
  const client = aClient(table, { base: network.base })
  await expectRows(client, all(table))
  network.cut()
  await world.sql(`update ${table} set title = 'meanwhile'; insert into ${table} values (20, 'new', 1, true)`)
  await sleep(400)
  expect(client.shape.currentRows).toHaveLength(3)
  network.restore()
  await expectRows(client, all(table))
})

test('after a truncate the client fetches again', async () => {
  const table = await aTable(3)
  const client = aClient(table)
  await expectRows(client, all(table))
  await world.sql(`truncate ${table}`)
  await world.sql(`insert into ${table} values (7, 'seven', 7, true)`)
  await expectRows(client, all(table))
  const controls = client.messages.filter(isControlMessage).map(({ headers }) => headers.control)
  expect(controls).toContain('must-refetch')
})

test.each(['stopped', 'killed'] as const)('a client outlives an engine that is %s and started again', async (how) => {
  const table = await aTable(3)
  const client = aClient(table)
  await expectRows(client, all(table))
  await (how === 'killed' ? world.killEngine() : world.stopEngine())
  await world.sql(`delete from ${table} where id = 1; insert into ${table} values (30, 'while down', 1, true)`)
  await world.startEngine()
  await expectRows(client, all(table))
  await world.sql(`insert into ${table} values (31, 'after', 1, true)`)
  await expectRows(client, all(table))
})

test('a client outlives a Postgres that is started again', async () => {
  const table = await aTable(3)
  const client = aClient(table)
  await expectRows(client, all(table))
  await world.restartPostgres()
  await world.sql(`update ${table} set title = 'after the restart'`)
  await expectRows(client, all(table), 30_000)
})

test('a token that has expired is renewed and nothing is missed', async () => {
  const table = await aTable(3)
  const gate = await startGateServer(world.base)
  closers.push(gate.close)
  gate.expect('first')
  const renewals: number[] = []
  const client = aClient(table, {
    base: gate.base,
    headers: { Authorization: 'Bearer first' },
    onError: (error) => {
      if (!(error instanceof FetchError)) return
      renewals.push(error.status)
      return { headers: { Authorization: 'Bearer second' } }
    },
  })
  await expectRows(client, all(table))
  gate.expect('second')
  await world.sql(`insert into ${table} values (40, 'behind the new token', 1, true)`)
  await expectRows(client, all(table))
  expect(renewals).toEqual([401])
})

test('a stream of server-sent events carries the changes', async () => {
  const table = await aTable(3)
  const client = aClient(table, { liveSse: true })
  await expectRows(client, all(table))
  for (let round = 1; round <= 5; round += 1) {
    await world.sql(
      `begin; update ${table} set priority = ${round}; insert into ${table} values (${50 + round}, 'sse', 1, true); commit`,
    )
    await expectRows(client, all(table))
  }
  // Past the end of the first connection.
  await sleep(5000)
  await world.sql(`delete from ${table} where id > 52`)
  await expectRows(client, all(table))
  const streams = client.asked.filter(({ type }) => type.startsWith('text/event-stream'))
  expect(streams.length).toBeGreaterThan(0)
  expect(streams.length).toBeLessThan(10)
})

test.each(['GET', 'POST'] as const)('a client of changes only asks by %s for the rows it shows', async (method) => {
  const table = await aTable(20)
  const client = aClient(table, { log: 'changes_only', subsetMethod: method })
  await expectRows(client, () => Promise.resolve([]))
  await client.shape.requestSnapshot({ where: 'id > $1', params: { '1': '5' }, orderBy: 'id', limit: 4 })
  const wanted = () => world.rows(`select * from ${table} where id in (6, 7, 8, 9)`)
  await expectRows(client, wanted)
  await world.sql(`update ${table} set title = 'changed' where id in (1, 8)`)
  await expectRows(client, wanted)
  const { data } = await client.stream.fetchSnapshot({ orderBy: 'id desc', limit: 2, method })
  expect(data.map(({ value }) => value.id)).toEqual([20, 19])
  expect(client.errors).toEqual([])
})

test('a big table comes in many chunks, and so does a big transaction', async () => {
  const table = await aTable(3000, 'x'.repeat(200))
  const client = aClient(table)
  await expectRows(client, all(table), 30_000)
  expect(client.asked.length).toBeGreaterThan(8)
  await world.sql(`update ${table} set title = title || 'y'`)
  await expectRows(client, all(table), 30_000)
})

test('a hundred clients share a shape and all see a change', async () => {
  const table = await aTable(10)
  const clients = Array.from({ length: 100 }, () => aClient(table))
  for (const client of clients) await expectRows(client, all(table), 30_000)
  await world.sql(`update ${table} set title = 'for everybody'`)
  for (const client of clients) await expectRows(client, all(table), 30_000)
  expect(new Set(clients.map(({ stream }) => stream.shapeHandle)).size).toBe(1)
})

test('a live request in which nothing happens is held, not answered in a loop', async () => {
  const table = await aTable(1)
  const client = aClient(table)
  await expectRows(client, all(table))
  await sleep(LIVE_MS * 2.5)
  const live = client.asked.filter(({ url }) => url.searchParams.get('live') === 'true')
  expect(live.length).toBe(2)
  for (const { startedMs, endedMs } of live) expect(endedMs - startedMs).toBeGreaterThan(LIVE_MS * 0.95)
})
