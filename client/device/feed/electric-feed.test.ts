import { afterEach, expect, test, vi } from 'vitest'
import type { FeedEvent, FeedPosition } from '../../../sync/ports/shape-feed.ts'
import type { Reply } from '../../../sync/ports/transport.ts'
import { createElectricFeed, REFUSED_MS, RESTART_MS } from './electric-feed.ts'
import type { FeedOptions } from './feed-options.ts'

const SCHEMA = JSON.stringify({ id: { type: 'uuid' }, version: { type: 'int8' }, names: { type: 'jsonb' } })
type Row = Record<string, string | null>
const insert = (id: string, more: Row = {}) => ({ key: id, value: { id, ...more }, headers: { operation: 'insert' } })
const upToDate = (lsn: string) => ({ headers: { control: 'up-to-date', global_last_seen_lsn: lsn } })

function answer(messages: unknown[], offset: string, handle = 'h1'): Response {
  const isWhole = JSON.stringify(messages).includes('up-to-date')
  return new Response(JSON.stringify(messages), {
    headers: {
      'content-type': 'application/json',
      'electric-handle': handle,
      'electric-offset': offset,
      'electric-schema': SCHEMA,
      'electric-cursor': '7',
      ...(isWhole && { 'electric-up-to-date': '' }),
    },
  })
}
const refusal = (status: number, code: string) => Response.json({ code, message: '', request_id: 'r' }, { status })
const refetch = (handle: string) =>
  new Response('[{"headers":{"control":"must-refetch"}}]', { status: 409, headers: { 'electric-handle': handle } })

const open: { close(): void }[] = []
afterEach(() => {
  for (const feed of open.splice(0)) feed.close()
})

/** The scripted answers come in turn; what is asked beyond them hangs until it is broken off. */
function aFeed(script: (Response | Error)[], more: { from?: FeedPosition; tokens?: Reply<string>[] } = {}) {
  const asked: URL[] = []
  const bearers: (string | null)[] = []
  const events: FeedEvent[] = []
  const dropped: string[] = []
  const timers: { ms: number; work: () => void }[] = []
  const world = { wall: 0, take: async (_event: FeedEvent): Promise<void> => undefined }
  const fetch: FeedOptions['fetch'] = async (input, init) => {
    asked.push(new URL(String(input)))
    bearers.push(new Headers(init?.headers).get('authorization'))
    const next = script.shift()
    if (next instanceof Error) throw next
    if (next !== undefined) return next
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('ended'))))
  }
  const feed = createElectricFeed({
    base: 'http://here',
    branch: 'b1',
    token: {
      async current() {
        return more.tokens?.shift() ?? { kind: 'answer', answer: `token ${dropped.length + 1}`, round_trip_ms: 0 }
      },
      drop: (token) => void dropped.push(token),
    },
    fetch,
    wall: () => world.wall,
    after(ms, work) {
      const timer = { ms, work }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
    unique: () => crypto.randomUUID(),
    whileHidden: 'follow',
  })
  const opened = feed.open('tickets', more.from, async (event) => {
    await world.take(event)
    events.push(event)
  })
  open.push(opened)
  const fire = (ms: number): void => {
    const timer = timers.find((each) => each.ms === ms)
    if (timer === undefined) throw new Error(`no timer of ${ms} ms`)
    timers.splice(timers.indexOf(timer), 1)
    timer.work()
  }
  const kinds = () => events.map(({ kind }) => kind)
  return { asked, bearers, events, kinds, dropped, world, fire, timers, opened }
}

test('rows come as they are told, values that a disk can take, and the place behind them', async () => {
  const { events, asked } = aFeed([
    answer([insert('t1', { version: '9007199254740993', names: '{"fr":"Caisse"}' }), insert('t2')], '5_0'),
    answer([upToDate('77')], '5_1'),
  ])
  await vi.waitFor(() => expect(events).toHaveLength(2))
  expect(events[0]).toEqual({
    kind: 'changes',
    changes: [
      { operation: 'insert', key: 't1', value: { id: 't1', version: '9007199254740993', names: { fr: 'Caisse' } } },
      { operation: 'insert', key: 't2', value: { id: 't2' } },
    ],
  })
  expect(events[1]).toEqual({ kind: 'up_to_date', handle: 'h1', offset: '5_1', lsn: '77' })
  expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toMatchObject({
    shape: 'tickets',
    branch: 'b1',
    offset: '-1',
  })
})

test('[RE1] a feed goes on from the position that it is given', async () => {
  const { asked, kinds } = aFeed([answer([upToDate('80')], '9_2', 'h9')], { from: { handle: 'h9', offset: '9_1' } })
  await vi.waitFor(() => expect(kinds()).toEqual(['up_to_date']))
  expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toMatchObject({ offset: '9_1', handle: 'h9' })
})

test('[RE3] what the server no longer knows begins anew, and is said so before the rows', async () => {
  const { events, kinds } = aFeed([refetch('h2'), answer([insert('t1'), upToDate('90')], '2_0', 'h2')], {
    from: { handle: 'h1', offset: '9_1' },
  })
  await vi.waitFor(() => expect(kinds()).toEqual(['must_refetch', 'changes', 'up_to_date']))
  expect(events.at(-1)).toMatchObject({ handle: 'h2', offset: '2_0' })
})

test('[RE3] a log that goes back without a word is one that begins anew', async () => {
  const { kinds } = aFeed([answer([insert('t1'), upToDate('90')], '2_0', 'h1')], {
    from: { handle: 'h1', offset: '9_1' },
  })
  await vi.waitFor(() => expect(kinds()).toEqual(['must_refetch', 'changes', 'up_to_date']))
})

test('events come one at a time: the next waits until the one before was taken', async () => {
  let [running, most] = [0, 0]
  const { kinds, world } = aFeed([
    answer([insert('t1')], '5_0'),
    answer([insert('t2'), upToDate('77')], '5_1'),
    new TypeError('no network'),
  ])
  world.take = async () => {
    running += 1
    most = Math.max(most, running)
    await new Promise((resolve) => setTimeout(resolve, 15))
    running -= 1
  }
  await vi.waitFor(() => expect(kinds()).toEqual(['changes', 'changes', 'up_to_date', 'unreachable']))
  expect(most).toBe(1)
})

test('[GK6] a token that is refused is replaced, and nobody has to hear of it', async () => {
  const { kinds, bearers, dropped } = aFeed([refusal(401, 'unauthenticated'), answer([upToDate('77')], '5_1')])
  await vi.waitFor(() => expect(kinds()).toEqual(['up_to_date']))
  expect(dropped).toEqual(['token 1'])
  expect(bearers.slice(0, 2)).toEqual(['Bearer token 1', 'Bearer token 2'])
})

test('a fresh token that is refused too, a revoked device: said, and tried again later', async () => {
  const { events, kinds, fire } = aFeed([
    refusal(401, 'unauthenticated'),
    refusal(401, 'unauthenticated'),
    refusal(403, 'device_revoked'),
    answer([upToDate('77')], '5_1'),
  ])
  await vi.waitFor(() => expect(events).toEqual([{ kind: 'refused', code: 'unauthenticated' }]))
  await vi.waitFor(() => fire(REFUSED_MS))
  await vi.waitFor(() => expect(events.at(-1)).toEqual({ kind: 'refused', code: 'device_revoked' }))
  await vi.waitFor(() => fire(REFUSED_MS))
  await vi.waitFor(() => expect(kinds().at(-1)).toBe('up_to_date'))
})

test('while nobody answers that is said once, and the feed goes on by itself', async () => {
  const { kinds } = aFeed([
    new TypeError('no network'),
    new Response('<h1>502', { status: 502 }),
    new TypeError('no network'),
    answer([upToDate('77')], '5_1'),
    new TypeError('no network'),
  ])
  await vi.waitFor(() => expect(kinds()).toEqual(['unreachable', 'up_to_date', 'unreachable']))
})

test("a proxy's page that looks like an answer, and one that refuses, end a stream but not the feed", async () => {
  const page = () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })
  const { kinds, fire } = aFeed([page(), answer([upToDate('77')], '5_1')])
  await vi.waitFor(() => expect(kinds()).toEqual(['unreachable']))
  await vi.waitFor(() => fire(RESTART_MS))
  await vi.waitFor(() => expect(kinds()).toEqual(['unreachable', 'up_to_date']))
})

test('where no token is to be had, the reason is said', async () => {
  const none = { kind: 'refused', code: 'unauthenticated', details: undefined, retry_after_ms: undefined } as const
  const { events, asked } = aFeed([], { tokens: [{ kind: 'unreachable', why: 'network' }, none] })
  await vi.waitFor(() =>
    expect(events).toEqual([{ kind: 'unreachable' }, { kind: 'refused', code: 'unauthenticated' }]),
  )
  expect(asked).toEqual([])
})

test('[ST4] an event that was not taken is told again, from the last place that was', async () => {
  const { kinds, events, asked, fire, world } = aFeed([
    answer([insert('t1'), upToDate('70')], '5_0'),
    answer([insert('t2'), upToDate('77')], '6_0'),
    answer([insert('t2'), upToDate('77')], '6_0'),
  ])
  world.take = async (event) => {
    if (event.kind !== 'up_to_date' || event.offset !== '6_0') return
    world.take = async () => undefined
    throw new Error('no room')
  }
  await vi.waitFor(() => expect(kinds()).toEqual(['changes', 'up_to_date', 'changes']))
  await vi.waitFor(() => fire(RESTART_MS))
  await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ kind: 'up_to_date', offset: '6_0' }))
  const again = asked.filter((url) => url.searchParams.get('offset') === '5_0')
  expect(again.length).toBeGreaterThanOrEqual(2)
})

test('[RE3] a first picture that broke in the middle is begun anew, and said so', async () => {
  const { kinds, fire, world } = aFeed([
    answer([insert('t1')], '5_0'),
    answer([insert('t2')], '5_1'),
    // The library asks ahead: this one is on its way when the stream ends.
    answer([insert('t1'), upToDate('77')], '5_2'),
    answer([insert('t1'), upToDate('77')], '5_2'),
  ])
  let taken = 0
  world.take = async () => {
    taken += 1
    if (taken === 2) throw new Error('no room')
  }
  await vi.waitFor(() => expect(kinds()).toEqual(['changes']))
  await vi.waitFor(() => fire(RESTART_MS))
  await vi.waitFor(() => expect(kinds()).toEqual(['changes', 'must_refetch', 'changes', 'up_to_date']))
})

test('after sleep the question that is open is given up and asked anew', async () => {
  const { kinds, world, fire, asked } = aFeed([answer([upToDate('77')], '5_1')])
  await vi.waitFor(() => expect(kinds()).toEqual(['up_to_date']))
  await vi.waitFor(() => expect(asked.at(-1)?.searchParams.get('live')).toBe('true'))
  const before = asked.length
  world.wall += 60_000
  fire(2_000)
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(before))
  expect(asked.at(-1)?.searchParams.get('live')).toBeNull()
})

test('a closed feed tells nothing more and leaves no timer', async () => {
  const { kinds, opened, timers } = aFeed([answer([upToDate('77')], '5_1')])
  await vi.waitFor(() => expect(kinds()).toEqual(['up_to_date']))
  opened.close()
  expect(timers).toEqual([])
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(kinds()).toEqual(['up_to_date'])
})
