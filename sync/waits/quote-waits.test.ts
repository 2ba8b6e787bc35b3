import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCounter, aLine, aWaiting, aWaitState, NOW, pastDays } from './a-wait-state.ts'
import { MINUTE_MS, WAITING_MAX } from './limits.ts'
import { quoteWaits } from './quote-waits.ts'
import type { WaitState } from './wait-state.ts'

const SHORT = { numRuns: 40 }
const steady = pastDays(Array.from({ length: 120 }, () => 4))
const minutes = (ms: number | null | undefined): number => (ms ?? Number.NaN) / MINUTE_MS

test('[WT1] the same state and seed give the same quotes, another seed others', () => {
  const state = aWaitState({ waiting: aLine(9), history: pastDays([2, 4, 6, 9, 3, 5]) })
  const before = JSON.stringify(state)
  expect(quoteWaits(state, 'a')).toEqual(quoteWaits(structuredClone(state), 'a'))
  expect(quoteWaits(state, 'a')).not.toEqual(quoteWaits(state, 'b'))
  expect(JSON.stringify(state)).toBe(before)
})

test('[WT2] a newcomer is a look: the quotes of those who wait stay the same', () => {
  const state = aWaitState({ waiting: aLine(6) })
  const alone = quoteWaits({ ...state, newcomers: [] }, 'seed').tickets
  expect(
    quoteWaits({ ...state, newcomers: [{ service_id: 'cash', head_start_ms: 60 * MINUTE_MS }] }, 'seed').tickets,
  ).toEqual(alone)
})

test('[WT2] a newcomer with a great head start is quoted as the first, one without as the last', () => {
  const newcomers = [{ service_id: 'cash', head_start_ms: 600 * MINUTE_MS }, { service_id: 'cash' }]
  const [first, last] = quoteWaits(aWaitState({ waiting: aLine(5), newcomers, history: steady }), 'seed').newcomers
  expect(first).toMatchObject({ ahead: 0, p50_ms: 0 })
  expect(last?.ahead).toBe(5)
  expect(minutes(last?.p50_ms)).toBeGreaterThan(15)
})

test('[WT3] in one line nobody further back is told less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 5 }), fc.string(), (length, count, seed) => {
      const counters = Array.from({ length: count }, (_, n) => aCounter({ id: `c${n}` }))
      const { tickets } = quoteWaits(aWaitState({ waiting: aLine(length), counters, history: steady }), seed)
      for (const [index, quote] of tickets.entries()) {
        expect(quote.ahead).toBe(index)
        expect(quote.p90_ms ?? 0).toBeGreaterThanOrEqual(quote.p50_ms ?? Number.NaN)
        expect(quote.p50_ms ?? Number.NaN).toBeGreaterThanOrEqual(tickets[index - 1]?.p50_ms ?? 0)
      }
    }),
    SHORT,
  )
})

test('[WT3] a ticket kept for another counter is not called here', () => {
  const waiting = [aWaiting(0, { for_counter_id: 'c2' }), aWaiting(1)]
  const counters = [aCounter(), aCounter({ id: 'c2', state: 'closed' })]
  const [kept, free] = quoteWaits(aWaitState({ waiting, counters }), 'seed').tickets
  expect(kept).toMatchObject({ method: 'crowd', reason: 'no_open_counter', p50_ms: null })
  expect(free?.p50_ms).toBe(0)
})

test('[WT3] who was sent to a person is called where that person sits, whatever the counter serves', () => {
  const waiting = [aWaiting(0, { for_staff_id: 'leila' }), aWaiting(1, { for_staff_id: 'nour' })]
  const counters = [aCounter({ service_ids: ['loans'], staff_id: 'leila' }), aCounter({ id: 'c2', state: 'closed' })]
  const [sent, absent] = quoteWaits(aWaitState({ waiting, counters }), 'seed').tickets
  expect(sent?.p50_ms).toBe(0)
  expect(absent).toMatchObject({ method: 'crowd', reason: 'no_open_counter', p50_ms: null })
})

test('[WT4] who has been served for longer than most takes the rest of the long ones', () => {
  const history = pastDays(Array.from({ length: 120 }, (_, n) => (n % 10 === 0 ? 30 : 2)))
  const since = (ago: number) => aCounter({ serving: { service_id: 'cash', called_at: NOW - ago * MINUTE_MS } })
  const [fresh] = quoteWaits(aWaitState({ waiting: [aWaiting(0)], counters: [since(0)], history }), 'seed').tickets
  const [long] = quoteWaits(aWaitState({ waiting: [aWaiting(0)], counters: [since(8)], history }), 'seed').tickets
  expect(minutes(fresh?.p50_ms)).toBeLessThan(4)
  expect(minutes(long?.p50_ms)).toBeGreaterThan(15)
})

test('[WT12] nobody ahead and a free counter: no wait', () => {
  const { newcomers } = quoteWaits(aWaitState(), 'seed')
  expect(newcomers).toEqual([
    { ticket_id: null, service_id: 'cash', method: 'monte_carlo', reason: null, p50_ms: 0, p90_ms: 0, ahead: 0 },
  ])
})

test('[WT10] no counter is open nor known to open: the reason is told and no time', () => {
  const { tickets } = quoteWaits(aWaitState({ waiting: aLine(2), counters: [aCounter({ state: 'closed' })] }), 'seed')
  expect(tickets.map(({ method, reason, p50_ms }) => ({ method, reason, p50_ms }))).toEqual(
    tickets.map(() => ({ method: 'crowd', reason: 'no_open_counter', p50_ms: null })),
  )
})

test('[WT10] without any counter the last wait is told, and without that a crowd', () => {
  const today = {
    start_at: NOW - 600 * MINUTE_MS,
    tickets: [
      {
        service_id: 'cash',
        queued_at: NOW - 20 * MINUTE_MS,
        called_at: NOW - 8 * MINUTE_MS,
        outcome: 'serving' as const,
      },
    ],
  }
  const known = quoteWaits(aWaitState({ counters: [], waiting: aLine(1), today }), 'seed')
  expect(known).toMatchObject({
    method: 'last_to_enter',
    reason: 'counters_unknown',
    tickets: [{ p50_ms: 12 * MINUTE_MS }],
  })
  expect(quoteWaits(aWaitState({ counters: [], waiting: aLine(1) }), 'seed')).toMatchObject({
    method: 'crowd',
    reason: 'counters_unknown',
  })
})

test('[WT10] a line that is too long is told by the staff plan, or by its length', () => {
  const waiting = aLine(WAITING_MAX + 1)
  const plan = [{ from: NOW, to: NOW + 600 * MINUTE_MS }]
  expect(quoteWaits(aWaitState({ waiting, counters: [aCounter({ plan })] }), 'seed')).toMatchObject({
    method: 'fluid',
    reason: 'too_many',
  })
  expect(quoteWaits(aWaitState({ waiting }), 'seed')).toMatchObject({ method: 'queue_length', reason: 'too_many' })
})

test('[WT9] no state makes it throw, and no told time is negative or no number', () => {
  const junk = fc.oneof(fc.anything(), fc.constantFrom(Number.NaN, -1, 1e300, '', null, [], {}))
  const field = fc.oneof(
    junk,
    fc.array(
      fc.record(
        {
          id: fc.string(),
          service_id: fc.constantFrom('cash', 'x'),
          order_at: junk,
          queued_at: junk,
          state: junk,
          plan: junk,
          service_ids: junk,
          serving: junk,
          start_at: junk,
          tickets: junk,
          openings: junk,
          slot_at: junk,
        },
        { requiredKeys: [] },
      ),
    ),
  )
  const state = fc.record(
    {
      now: fc.oneof(fc.constant(NOW), junk),
      day_start_at: junk,
      services: field,
      counters: field,
      waiting: field,
      today: field,
      history: field,
      appointments: field,
      newcomers: field,
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(fc.oneof(state, fc.anything()), (given) => {
      const { tickets, newcomers } = quoteWaits(given as WaitState, 'seed')
      for (const { p50_ms, p90_ms } of [...tickets, ...newcomers]) {
        for (const told of [p50_ms, p90_ms]) expect(told === null || (told >= 0 && Number.isFinite(told))).toBe(true)
      }
    }),
    { numRuns: 200 },
  )
})

test('[WT9] garbage in one field leaves the others of use', () => {
  const broken = {
    ...aWaitState({ waiting: aLine(3), history: steady }),
    today: 7,
    appointments: [{ slot_at: 'x' }],
  } as unknown as WaitState
  expect(quoteWaits(broken, 'seed').method).toBe('monte_carlo')
  expect(quoteWaits({} as WaitState, 'seed')).toMatchObject({ reason: 'unreadable_state', tickets: [] })
})
