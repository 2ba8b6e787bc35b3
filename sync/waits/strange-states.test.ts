import { expect, test } from 'vitest'
import { aCounter, aLine, aWaiting, aWaitState, DAY_START, NOW, pastDays, served } from './a-wait-state.ts'
import { APPOINTMENTS_MAX, DAY_MS, HOUR_MS, MINUTE_MS, WAITING_MAX } from './limits.ts'
import { quoteWaits } from './quote-waits.ts'
import type { PastTicket, WaitState } from './wait-state.ts'

const quotesOf = (state: WaitState) => {
  const { tickets, newcomers } = quoteWaits(state, 'seed')
  return [...tickets, ...newcomers]
}
const lastOf = (state: WaitState) => quoteWaits(state, 'seed').tickets.at(-1)
const minutes = (ms: number | null | undefined): number => (ms ?? Number.NaN) / MINUTE_MS

const odd = (fields: Partial<PastTicket>): WaitState =>
  aWaitState({
    waiting: aLine(4),
    today: {
      start_at: DAY_START,
      tickets: [{ service_id: 'cash', counter_id: 'c1', queued_at: 0, outcome: 'served', ...fields }],
    },
  })
const summed = (count: number, sum_ms: number): WaitState =>
  aWaitState({ waiting: aLine(4), services: [{ id: 'cash', past: { count, sum_ms, sum_of_squares: sum_ms } }] })
const configured = (configured_ms: number): WaitState =>
  aWaitState({ waiting: aLine(4), services: [{ id: 'cash', configured_ms }] })

test.each<[string, WaitState]>([
  ['a service of today that began a hundred days ago', odd({ called_at: NOW - 100 * DAY_MS, outcome: 'serving' })],
  ['one that ended then', odd({ called_at: NOW - 100 * DAY_MS, ended_at: NOW - 100 * DAY_MS + 5 * MINUTE_MS })],
  ['sums of nothing', summed(1, 1e-200)],
  ['sums of everything', summed(1e-5, 1e308)],
  ['a configured time longer than the world', configured(1e300)],
  ['one of no length', configured(1e-300)],
])('[WT22] %s leaves a time to be told', (_, state) => {
  for (const { p50_ms, p90_ms } of quotesOf(state)) {
    expect(p90_ms).toBeGreaterThanOrEqual(p50_ms ?? Number.NaN)
    expect(p90_ms).toBeLessThan(12 * HOUR_MS)
  }
})

test('[WT22] sums without their squares are left out: who takes them for certain lengths tells too narrow a range', () => {
  const sums = { count: 400, sum_ms: 400 * 6 * MINUTE_MS }
  const told = (past: object) =>
    quotesOf(aWaitState({ waiting: aLine(4), services: [{ id: 'cash', ...past }] } as object))
  expect(told({ past: { ...sums, sum_of_squares: 0 } })).toEqual(told({}))
  expect(told({ past: { ...sums, sum_of_squares: 400 * (6 * MINUTE_MS) ** 2 } })).not.toEqual(told({}))
})

test('[WT22] where no counter is known a last wait beyond all time is none', () => {
  const state = { ...odd({ queued_at: -1.7e308, called_at: 1.7e308 }), counters: [] }
  for (const { p50_ms, p90_ms } of quotesOf(state)) expect([p50_ms, p90_ms]).toEqual([null, null])
})

test('[WT22] of more strict people than are served a path takes a thousand, and who waits is not called today', () => {
  const tickets = Array.from(
    { length: 4_000 },
    (_, n): PastTicket => ({
      service_id: 'cash',
      head_start_ms: 4 * HOUR_MS,
      queued_at: NOW - n * 100,
      outcome: 'waiting',
    }),
  )
  const serving = { service_id: 'cash', called_at: NOW }
  const state = aWaitState({
    waiting: aLine(4),
    counters: [aCounter({ serving })],
    today: { start_at: DAY_START, tickets },
  })
  expect(lastOf(state)).toMatchObject({ p50_ms: null, p90_ms: null, reason: 'not_today' })
})

test('[WT22] of the booked the soonest count, so many as a branch can have', () => {
  const slot = (n: number) => ({ service_id: 'cash', slot_at: NOW + n * MINUTE_MS, head_start_ms: HOUR_MS })
  const state = (count: number) =>
    aWaitState({ waiting: aLine(9), appointments: Array.from({ length: count }, (_, n) => slot(n)).toReversed() })
  expect(quotesOf(state(5_000))).toEqual(quotesOf(state(APPOINTMENTS_MAX)))
})

test('[WT22] more newcomers than one run takes are not played', () => {
  const newcomers = Array.from({ length: WAITING_MAX + 1 }, () => ({ service_id: 'cash' }))
  expect(quoteWaits(aWaitState({ newcomers }), 'seed')).toMatchObject({ reason: 'too_many', method: 'queue_length' })
  const services = newcomers.map((_, n) => ({ id: `s${n}` }))
  expect(quoteWaits(aWaitState({ services }), 'seed')).toMatchObject({ reason: 'too_many' })
})

test('[WT23] what happened today and on other days is not lost where nobody told their midnight', () => {
  const history = pastDays(Array.from({ length: 120 }, () => 9))
  const today = { start_at: DAY_START, tickets: served([11, 12, 13], NOW - HOUR_MS) }
  const untold = {
    ...aWaitState({ waiting: aLine(8) }),
    today: { tickets: today.tickets },
    history: history.map(({ tickets }) => ({ tickets })),
  } as unknown as WaitState
  expect(quotesOf(untold)).toEqual(quotesOf(aWaitState({ waiting: aLine(8), today, history })))
})

test('[WT24] the same days in a new array are the same, another last ticket of one is not', () => {
  const slow = pastDays(Array.from({ length: 120 }, () => 12))
  const state = (history: WaitState['history']) => aWaitState({ waiting: aLine(8), ...(history && { history }) })
  const first = quotesOf(state(slow))
  expect(quotesOf(state([...slow]))).toEqual(first)
  // The last day is the same object, those before it are quicker.
  const quicker = [...pastDays(Array.from({ length: 80 }, () => 2)), ...slow.slice(-1)]
  expect(minutes(lastOf(state(quicker))?.p50_ms)).toBeLessThan(minutes(first.at(-2)?.p50_ms) * 0.8)
  const grown = slow.at(-1)?.tickets as PastTicket[]
  grown.push(
    ...served(
      Array.from({ length: 200 }, () => 1),
      DAY_START - DAY_MS,
    ),
  )
  expect(quotesOf(state(slow))).not.toEqual(first)
})

test('[WT25] all counters that went to lunch two minutes ago are expected back, whatever the plan says', () => {
  const plan = [{ from: NOW - 2 * HOUR_MS, to: NOW + 6 * HOUR_MS }]
  const ids = ['c1', 'c2']
  const away = (from: number): WaitState =>
    aWaitState({
      waiting: [aWaiting(0)],
      counters: ids.map((id) => aCounter({ id, state: 'paused', plan })),
      today: {
        start_at: DAY_START,
        tickets: [],
        openings: ids.map((counter_id) => ({ counter_id, from: NOW - 2 * HOUR_MS, to: from })),
      },
    })
  expect(minutes(lastOf(away(NOW - 2 * MINUTE_MS))?.p90_ms)).toBeLessThan(25)
  // Who went in the morning has likely gone for good.
  expect(lastOf(away(NOW - 110 * MINUTE_MS))?.p90_ms).toBeNull()
})
