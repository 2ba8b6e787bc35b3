import { Buffer } from 'node:buffer'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { after, catchUp, type EngineWorld, openEngineWorld } from './engine-world.ts'

const POLL_MS = 400
/** Long enough that a write comes before, on a loaded machine too. */
const EVENTS_MS = 2_500
const KEEP_ALIVE_MS = 200
const TIMER_MS = 50

let world: EngineWorld

beforeAll(async () => {
  world = await openEngineWorld({ limits: { sseMs: EVENTS_MS, sseKeepAliveMs: KEEP_ALIVE_MS } })
  await world.sql('create table items(id int primary key, title text not null); insert into items values (1, $$one$$)')
})

afterAll(() => world.close())

/** Past all that was written before. */
async function head(): Promise<string> {
  const place = await catchUp(world, 'table=items', undefined, new Map())
  if (place === 'must-refetch') return head()
  return `table=items&offset=${place.offset}&handle=${place.handle}`
}

test('[EN65] a live request at the head waits for a change of its shape and ends with it', async () => {
  const place = await head()
  const waiting = world.ask(`${place}&live=true`)
  await sleep(TIMER_MS)
  await world.sql('insert into items values (2, $$two$$)')
  const answer = await waiting
  expect(answer.messages).toMatchObject([
    { value: { id: '2', title: 'two' }, headers: { operation: 'insert', last: true, op_position: 0 } },
    { headers: { control: 'up-to-date' } },
  ])
  expect(answer.headers['electric-cursor']).toMatch(/^\d+$/)
  expect(answer.headers['electric-schema']).toBeUndefined()
})

test('[EN66] a change of another shape wakes nobody, but the time-out tells its position', async () => {
  const brief = await openEngineWorld({ limits: { longPollMs: POLL_MS } })
  onTestFinished(brief.close)
  await brief.sql('create table items(id int primary key); create table other(id int primary key)')
  await brief.ask('table=other&offset=-1')
  const place = `table=items&${after(await brief.ask('table=items&offset=-1'))}`
  const startedAt = performance.now()
  const waiting = brief.ask(`${place}&live=true`)
  await sleep(TIMER_MS)
  await brief.sql('insert into other values (1)')
  const answer = await waiting
  expect(performance.now() - startedAt).toBeGreaterThan(POLL_MS - TIMER_MS)
  expect(answer.headers['electric-has-data']).toBe('false')
  const { global_last_seen_lsn: seen } = answer.messages[0]?.headers ?? {}
  expect(BigInt(seen ?? 0)).toBe(brief.engine.stats().lastLsn)
})

test('[EN67] two requests that wait at one place get the same answer', async () => {
  const place = await head()
  const waiting = Promise.all([world.ask(`${place}&live=true`), world.ask(`${place}&live=true`)])
  await sleep(TIMER_MS)
  await world.sql('update items set title = $$uno$$ where id = 1')
  const [a, b] = await waiting
  expect(a.text).toBe(b.text)
  expect(a.headers.etag).toBe(b.headers.etag)
})

test('[EN68] requests that are given up are forgotten at once', async () => {
  const place = await head()
  const readers = Array.from({ length: 200 }, () => new AbortController())
  const waiting = readers.map(({ signal }) => world.ask(`${place}&live=true`, signal))
  await sleep(TIMER_MS)
  expect(world.engine.stats().requests.existing).toBe(200)
  for (const reader of readers) reader.abort()
  await Promise.all(waiting)
  expect(world.engine.stats().requests.existing).toBe(0)
})

test('[EN68] who goes before a stream of events has begun holds no place among the requests', async () => {
  const place = await head()
  const gone = new AbortController()
  const answering = world.engine.respond({
    method: 'GET',
    path: '/v1/shape',
    query: `${place}&live=true&live_sse=true`,
    signal: gone.signal,
    header: () => undefined,
    readBody: async () => Buffer.alloc(0),
  })
  gone.abort()
  expect((await answering).status).toBe(200)
  expect(world.engine.stats().requests.existing).toBe(0)
})

test('[EN69] a stream of events tells changes as they come, keeps alive, and ends by itself', async () => {
  const place = await head()
  const startedAt = performance.now()
  const waiting = world.ask(`${place}&live=true&live_sse=true`)
  await sleep(KEEP_ALIVE_MS + TIMER_MS)
  await world.sql('delete from items where id = 2')
  const { text, headers } = await waiting
  expect(headers['content-type']).toBe('text/event-stream')
  expect(text).toMatch(
    /^(: keep-alive\n\n)+data: \{"value":\{"id":"2"\}.*\n\ndata: \{"headers":\{"control":"up-to-date".*\n\n/,
  )
  expect(performance.now() - startedAt).toBeGreaterThan(EVENTS_MS - TIMER_MS)
})

test('[EN33] an offset beyond the head is waited for, then refused', async () => {
  const place = (await head()).replace(/offset=[^&]*/, 'offset=99999999999999_0')
  expect(await world.ask(place)).toMatchObject({
    status: 400,
    text: '{"message":"Invalid request","errors":{"offset":["out of bounds for this shape"]}}',
  })
})

test('[EN94] truncation cuts off those who wait, and the next request gets a new handle', async () => {
  const place = await head()
  const waiting = world.ask(`${place}&live=true`)
  await sleep(TIMER_MS)
  await world.sql('truncate items')
  const cut = await waiting
  expect(cut).toMatchObject({ status: 409, messages: [{ headers: { control: 'must-refetch' } }] })
  expect(cut.headers['electric-handle']).toBeUndefined()
  const next = await world.ask(place)
  expect(next.status).toBe(409)
  expect(next.headers['electric-handle']).toMatch(/^\d+-\d+$/)
  const fresh = await world.ask('table=items&offset=-1')
  expect(fresh.headers['electric-handle']).toBe(next.headers['electric-handle'])
  expect(fresh.messages).toHaveLength(1)
})

test('[EN69] who resumes events after a transaction of several rows waits for the next, and gets nothing twice', async () => {
  const place = await head()
  await world.sql("insert into items select n, 'many' from generate_series(100, 105) n")
  const told = (await world.ask(`${place}&live=true&live_sse=true`)).text
  const lsn = /"global_last_seen_lsn":"(\d+)"/.exec(told)?.[1]
  const waiting = world.ask(`${place.replace(/offset=[^&]*/, `offset=${lsn}_0`)}&live=true&live_sse=true`)
  await sleep(100)
  await world.sql("insert into items values (106, 'next')")
  const { text } = await waiting
  expect(text.match(/"operation":"insert"/g)).toHaveLength(1)
  expect(text).toContain('"id":"106"')
})
