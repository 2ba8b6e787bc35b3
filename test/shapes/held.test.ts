import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Client, expectRows, openClient } from '../conformance/client/open-client.ts'
import { eventually } from '../jobs/eventually.ts'
import type { ServerProcess } from '../setup/run-server.ts'
import { openShapesWorld, readiness, type ShapesWorld } from './shapes-world.ts'

/** Both with what a busy machine adds. */
const TAKEN_OVER_MS_MAX = 20_000
const STOPPED_MS_MAX = 6_000
/** Below the engine's long poll, at whose end everything would be over. */
const GONE_MS_MAX = 10_000

let world: ShapesWorld
const clients: Client[] = []
let running: { server: ServerProcess; base: string }[] = []

beforeAll(async () => {
  world = await openShapesWorld()
})
afterAll(() => world.close())
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

async function startOne(): Promise<void> {
  const server = world.source()
  running.push({ server, base: await server.address() })
}

async function twoServers(): Promise<void> {
  while (running.length < 2) await startOne()
}

function aClient(base: string): Client {
  const client = openClient(base, { table: 'public.items' })
  clients.push(client)
  return client
}

const rows = (): ReturnType<ShapesWorld['rows']> => world.rows()

async function holder(): Promise<{ server: ServerProcess; base: string }> {
  const found = await eventually('somebody holds the engine', async () => {
    const held = await world.holder()
    return held && running.find(({ base }) => base === held.address)
  })
  return found
}

test('[SH2] of two servers one holds the engine, and both serve the same shape under the same handle', async () => {
  await twoServers()
  const both = running.map(({ base }) => aClient(base))
  for (const client of both) await expectRows(client, rows)
  expect(new Set(both.map(({ stream }) => stream.shapeHandle)).size).toBe(1)
  for (const { base } of running) expect(await readiness(base)).toMatchObject({ status: 200 })
  const metrics = await Promise.all(running.map(async ({ base }) => (await fetch(`${base}/metrics`)).text()))
  expect(metrics.filter((text) => /^shape_engine_is_holder 1$/m.test(text))).toHaveLength(1)
  expect(metrics.filter((text) => /^shape_engine_shapes 1$/m.test(text))).toHaveLength(1)
  expect(metrics.filter((text) => /^shape_engine_lag_bytes \d+$/m.test(text))).toHaveLength(1)
})

test('[SH2] a write reaches clients of either server, and events come through too', async () => {
  await twoServers()
  const both = running.map(({ base }) => aClient(base))
  const events = running.map(({ base }) => {
    const client = openClient(base, { table: 'public.items' }, { liveSse: true })
    clients.push(client)
    return client
  })
  for (const client of [...both, ...events]) await expectRows(client, rows)
  await world.sql(`insert into public.items values (100, 'hundred'); update public.items set title = 'x' where id = 1`)
  for (const client of [...both, ...events]) await expectRows(client, rows)
  expect(events.flatMap(({ asked }) => asked).some(({ type }) => type.startsWith('text/event-stream'))).toBe(true)
})

test('[SH4] the holder is killed: the other takes over within seconds, and its clients end equal to the database', async () => {
  await twoServers()
  const { server } = await holder()
  const survivor = running.find((each) => each.server !== server)
  if (survivor === undefined) throw new Error('no other server')
  const client = aClient(survivor.base)
  await expectRows(client, rows)
  const former = client.stream.shapeHandle
  const killedAt = performance.now()
  await Promise.all([server.end('SIGKILL'), world.sql(`insert into public.items values (200, 'meanwhile')`)])
  running = [survivor]
  await expectRows(client, rows)
  expect((await holder()).base).toBe(survivor.base)
  expect(performance.now() - killedAt).toBeLessThan(TAKEN_OVER_MS_MAX)
  expect(client.stream.shapeHandle).not.toBe(former)
  await world.sql('delete from public.items where id = 200')
  await expectRows(client, rows)
})

test('[SH4] the holder stops in order: its polls end with an answer, and the other has the engine at once', async () => {
  await twoServers()
  const { server, base } = await holder()
  const other = running.find((each) => each.server !== server)
  const start = await fetch(`${base}/v1/shape?table=public.items&offset=-1`)
  await start.text()
  const handle = start.headers.get('electric-handle')
  const polls = Array.from({ length: 20 }, () =>
    fetch(`${base}/v1/shape?table=public.items&offset=0_inf&live=true&handle=${handle}`).then(async (answer) => ({
      status: answer.status,
      text: await answer.text(),
    })),
  )
  await sleep(300)
  const askedAt = performance.now()
  const ended = server.end('SIGTERM')
  const answers = await Promise.all(polls)
  expect(await ended).toBe(0)
  expect(performance.now() - askedAt).toBeLessThan(STOPPED_MS_MAX)
  // Told "up to date" or "come again", none loses what it has.
  for (const { status } of answers) expect([200, 503]).toContain(status)
  running = running.filter((each) => each.server !== server)
  await eventually('the other holds it', async () => (await world.holder())?.address === other?.base, GONE_MS_MAX)
})

test('[SH5] the session of the lock is cut: the engine starts over, here or there, and nobody is left behind', async () => {
  await twoServers()
  const both = running.map(({ base }) => aClient(base))
  for (const client of both) await expectRows(client, rows)
  await world.sql(`select pg_terminate_backend(backend_pid) from app_private.engine_holder`)
  await world.sql(`insert into public.items values (300, 'after the cut')`)
  for (const client of both) await expectRows(client, rows)
  await world.sql(`delete from public.items where id = 300`)
  for (const client of both) await expectRows(client, rows)
})

test('[SH5] Postgres is restarted: meanwhile clients are told to come again, then those of both servers end equal to the database', async () => {
  await twoServers()
  const both = running.map(({ base }) => aClient(base))
  for (const client of both) await expectRows(client, rows)
  await world.cluster.stop()
  const during = await fetch(`${running[0]?.base}/v1/shape?table=public.items&offset=-1`)
  expect([during.status, during.headers.get('retry-after')]).toEqual([503, '1'])
  await sleep(1_000)
  await world.cluster.start()
  await world.sql(`insert into public.items values (400, 'after the restart')`)
  for (const client of both) await expectRows(client, rows)
  for (const { base } of running) await eventually('ready', async () => (await readiness(base)).status === 200)
  const { rows: slots } = await world.cluster.root.query('select count(*)::int as n from pg_replication_slots')
  expect(slots).toEqual([{ n: 1 }])
})

test('[SH5] a client that goes leaves no open question at the holder', async () => {
  await twoServers()
  const { base } = await holder()
  const other = running.find((each) => each.base !== base)
  const client = aClient(other?.base ?? '')
  await expectRows(client, rows)
  const open = async (): Promise<number> =>
    Number(/^shape_engine_requests (\d+)$/m.exec(await (await fetch(`${base}/metrics`)).text())?.[1])
  await eventually('the poll is open', async () => (await open()) === 1)
  client.close()
  await eventually('the poll is over', async () => (await open()) === 0, GONE_MS_MAX)
})
