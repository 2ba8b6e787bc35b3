import { expect, test } from 'vitest'
import { createRandom } from '../random/create-random.ts'
import { aCounter, aLine, aWaiting, aWaitState, DAY_START, NOW, pastDays, served } from './a-wait-state.ts'
import { drawExponential } from './draw.ts'
import { MINUTE_MS } from './limits.ts'
import { quoteWaits } from './quote-waits.ts'
import type { PastDay, WaitState } from './wait-state.ts'

const MEAN = 4
const random = createRandom('laws')
const exponential = pastDays(Array.from({ length: 800 }, () => drawExponential(random, MEAN)))
const tenth = (state: WaitState) => quoteWaits(state, 'seed').tickets.at(-1)
const minutes = (ms: number | null | undefined): number => (ms ?? Number.NaN) / MINUTE_MS

test('[WT5] with one counter and exponential services the quote covers what an Erlang wait is', () => {
  const counters = [aCounter({ serving: { service_id: 'cash', called_at: NOW - 3 * MINUTE_MS } })]
  const quote = tenth(aWaitState({ waiting: aLine(10), counters, history: exponential }))
  // Ten exponential services, the running one as good as new: about 0.97 of them come (unknown no-shows).
  const waits = Array.from({ length: 4_000 }, () =>
    Array.from({ length: 10 }, () => drawExponential(random, MEAN)).reduce((sum, one) => sum + one, 0),
  )
  const within = (told: number | null | undefined): number =>
    waits.filter((wait) => wait <= minutes(told)).length / waits.length
  expect(within(quote?.p50_ms)).toBeGreaterThan(0.4)
  expect(within(quote?.p50_ms)).toBeLessThan(0.6)
  expect(within(quote?.p90_ms)).toBeGreaterThan(0.84)
  expect(within(quote?.p90_ms)).toBeLessThan(0.96)
})

test('[WT5] configured times that are all wrong do not rule once services were seen', () => {
  const services = [{ id: 'cash', configured_ms: 20 * MINUTE_MS }]
  const quote = tenth(
    aWaitState({ services, waiting: aLine(11), history: pastDays(Array.from({ length: 200 }, () => 4)) }),
  )
  expect(minutes(quote?.p50_ms)).toBeGreaterThan(34)
  expect(minutes(quote?.p50_ms)).toBeLessThan(44)
})

test('[WT5] a slow day is told as one, a forgotten complete is not', () => {
  // Thirty services a day; every other day is slower as a whole.
  const lengths = Array.from({ length: 300 }, (_, n) => (3 + (n % 3)) * (Math.floor(n / 30) % 2 === 0 ? 0.8 : 1.25))
  const history = pastDays(lengths, 30)
  const quoteAfter = (lengths: number[]) =>
    minutes(
      tenth(
        aWaitState({
          waiting: aLine(11),
          history,
          today: { start_at: DAY_START, tickets: served(lengths, NOW - 100 * MINUTE_MS) },
        }),
      )?.p50_ms,
    )
  const usual = quoteAfter([3, 4, 5, 4, 3, 5, 4, 4])
  expect(quoteAfter([5, 6, 7, 6, 5, 7, 6, 6])).toBeGreaterThan(usual * 1.15)
  expect(quoteAfter([3, 4, 5, 4, 3, 5, 4, 70])).toBeLessThan(usual * 1.15)
})

test('[WT6] people with a head start who will come make the upper end later', () => {
  const history = pastDays(Array.from({ length: 200 }, () => 4))
  const strict = history.map((day) => ({
    ...day,
    tickets: day.tickets.map((ticket, n) => (n % 3 === 0 ? { ...ticket, head_start_ms: 600 * MINUTE_MS } : ticket)),
  }))
  const state = (past: PastDay[]) => aWaitState({ waiting: aLine(8), history: past, now: NOW - 60 * MINUTE_MS })
  expect(tenth(state(strict))?.p90_ms ?? 0).toBeGreaterThan((tenth(state(history))?.p90_ms ?? 0) + 4 * MINUTE_MS)
})

test('[WT8] a planned break is waited for, one of past days too', () => {
  const closed = { from: NOW + 1 * MINUTE_MS, to: NOW + 31 * MINUTE_MS }
  const plan = [
    { from: NOW - 60 * MINUTE_MS, to: closed.from },
    { from: closed.to, to: NOW + 300 * MINUTE_MS },
  ]
  const history = pastDays(Array.from({ length: 200 }, () => 4)).map((day) => ({
    ...day,
    openings: plan.map(({ from, to }) => ({
      counter_id: 'c1',
      from: from - DAY_START + day.start_at,
      to: to - DAY_START + day.start_at,
    })),
  }))
  const waiting = [aWaiting(0), aWaiting(1)]
  const today = {
    start_at: DAY_START,
    tickets: [],
    openings: [{ counter_id: 'c1', from: NOW - 60 * MINUTE_MS, to: null }],
  }
  expect(minutes(tenth(aWaitState({ waiting, counters: [aCounter({ plan })], history }))?.p50_ms)).toBeCloseTo(31, 3)
  expect(minutes(tenth(aWaitState({ waiting, history, today }))?.p50_ms)).toBeCloseTo(31, 3)
})

test('[WT8] a counter that the plan says is closed but serves on is believed', () => {
  const counters = [
    aCounter({
      plan: [{ from: NOW - 90 * MINUTE_MS, to: NOW - 30 * MINUTE_MS }],
      serving: { service_id: 'cash', called_at: NOW - MINUTE_MS },
    }),
  ]
  const [quote] = quoteWaits(aWaitState({ waiting: aLine(1), counters }), 'seed').tickets
  expect(quote?.p50_ms).toBeGreaterThan(0)
})
