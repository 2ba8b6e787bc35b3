import { expect, test } from 'vitest'
import { createRandom } from '../random/create-random.ts'
import { aCounter, aLine, aWaiting, aWaitState, DAY_START, NOW, pastDays, served } from './a-wait-state.ts'
import { drawExponential } from './draw.ts'
import { MINUTE_MS } from './limits.ts'
import { quoteWaits } from './quote-waits.ts'
import type { PastDay, WaitState } from './wait-state.ts'

const MEAN = 4
const random = createRandom('laws')
/** The law itself, not what chance makes of eight hundred. */
const exponential = pastDays(
  Array.from({ length: 800 }, (_, rank) => ({ length: -MEAN * Math.log((rank + 0.5) / 800), at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ length }) => length),
)
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

test('[WT8] a counter that opened before its plan goes on into it; one that is open all day beside its plan goes on too', () => {
  const openings = [{ counter_id: 'c1', from: NOW - 240 * MINUTE_MS, to: null }]
  const today = { start_at: DAY_START, tickets: [], openings }
  const later = [{ from: NOW + 180 * MINUTE_MS, to: NOW + 400 * MINUTE_MS }]
  for (const plan of [later, []]) {
    const counters = [aCounter({ plan })]
    const [, , , fourth] = quoteWaits(aWaitState({ waiting: aLine(4), counters, today }), 'seed').tickets
    expect(minutes(fourth?.p50_ms)).toBeLessThan(30)
    expect(fourth?.p90_ms).not.toBeNull()
  }
})

test('[WT5] where the pace swings from hour to hour the upper end is further away, where it does not it stays', () => {
  // Sixteen services an hour, for twenty days; the odd hours of the swinging branch, another half each day, are slow.
  const daysOf = (swing: number): PastDay[] =>
    Array.from({ length: 20 }, (_, day) => {
      const start_at = DAY_START - (day + 1) * 24 * 60 * MINUTE_MS
      const tickets = Array.from({ length: 8 }, (_, hour) => {
        const pace = (hour + day) % 2 === 0 ? swing : 1 / swing
        return served(
          Array.from({ length: 16 }, (_, n) => 3 * pace * (n % 2 === 0 ? 1.3 : 0.8)),
          start_at + (540 + 60 * hour) * MINUTE_MS,
        )
      }).flat()
      return { start_at, tickets }
    })
  const spread = (swing: number): number => {
    const quote = tenth(aWaitState({ waiting: aLine(16), history: daysOf(swing) }))
    return minutes(quote?.p90_ms) - minutes(quote?.p50_ms)
  }
  expect(spread(1.25)).toBeGreaterThan(spread(1) + 3)
})

test('[WT5] the services that are still running count: those that last make the pace slower', () => {
  const history = pastDays(Array.from({ length: 300 }, (_, n) => 3 + (n % 3)))
  const today = (ago: number) => ({
    start_at: DAY_START,
    tickets: ['c1', 'c2', 'c3'].map((counter_id) => ({
      service_id: 'cash',
      counter_id,
      queued_at: NOW - 60 * MINUTE_MS,
      called_at: NOW - ago * MINUTE_MS,
      outcome: 'serving' as const,
    })),
  })
  // The counter itself is free: only the pace of the day differs.
  const quoteWith = (ago: number) =>
    minutes(tenth(aWaitState({ waiting: aLine(20), history, today: today(ago) }))?.p50_ms)
  expect(quoteWith(12)).toBeGreaterThan(quoteWith(1) * 1.03)
})

test('[WT5] a mean that the branch knows is kept, whatever law its few seen lengths have', () => {
  // Yesterday was as usual, and its lengths are nothing like lognormal; four weeks are known as sums.
  const seen = Array.from({ length: 60 }, (_, n) => (n % 2 === 0 ? 1 : 9))
  const sums = { count: 1200, sum_ms: 1200 * 5 * MINUTE_MS, sum_of_squares: 1200 * 41 * MINUTE_MS ** 2 }
  const services = [{ id: 'cash', configured_ms: 5 * MINUTE_MS, past: sums }]
  const quote = tenth(aWaitState({ services, waiting: aLine(41), history: pastDays(seen, 60) }))
  // Forty of five minutes, of which about 0.98 come.
  expect(minutes(quote?.p50_ms)).toBeGreaterThan(40 * 5 * 0.92)
  expect(minutes(quote?.p50_ms)).toBeLessThan(40 * 5 * 1.05)
})

test('[WT20] who knows one day alone tells a wider range than who knows twenty of the same', () => {
  const lengths = (days: number) => pastDays(Array.from({ length: 40 * days }, (_, n) => 2 + (n % 5)))
  const width = (days: number): number => {
    const quote = tenth(aWaitState({ waiting: aLine(20), history: lengths(days) }))
    return ((quote?.p90_ms ?? 0) - (quote?.p50_ms ?? 0)) / (quote?.p50_ms ?? Number.NaN)
  }
  expect(width(1)).toBeGreaterThan(width(20) * 1.2)
})

test('[WT6] who comes with a head start has waited since they came, not since their place in the line', () => {
  // Of people who wait for an hour most have gone; those who come with a great head start never wait so long.
  const history = pastDays(Array.from({ length: 400 }, () => 4)).map((day) => ({
    ...day,
    tickets: day.tickets.map((ticket, n) =>
      n % 3 > 0
        ? { ...ticket, head_start_ms: 600 * MINUTE_MS }
        : {
            ...ticket,
            queued_at: ticket.queued_at - 60 * MINUTE_MS,
            outcome: 'no_show' as const,
            ended_at: (ticket.called_at ?? 0) + MINUTE_MS / 2,
          },
    ),
  }))
  const without = history.map((day) => ({
    ...day,
    tickets: day.tickets.map((ticket) => ({ ...ticket, head_start_ms: 0 })),
  }))
  const state = (past: PastDay[]) => aWaitState({ waiting: aLine(8), history: past, now: NOW - 60 * MINUTE_MS })
  expect(tenth(state(history))?.p50_ms ?? 0).toBeGreaterThan((tenth(state(without))?.p50_ms ?? 0) + 4 * MINUTE_MS)
})

test('[WT4] who was called this moment may not come; the turn-around of a teller who is free is waited for', () => {
  const history = pastDays(Array.from({ length: 300 }, () => 6)).map((day) => ({
    ...day,
    tickets: day.tickets.map((ticket, n) => {
      const at = day.start_at + (480 + 8 * n) * MINUTE_MS
      const length = n % 3 === 0 ? 1 : 6
      const outcome = n % 3 === 0 ? ('no_show' as const) : ('served' as const)
      // A minute passes between any two while people wait.
      const called_at = n % 3 === 1 ? at - 6 * MINUTE_MS : at
      return {
        ...ticket,
        queued_at: at - 120 * MINUTE_MS,
        called_at,
        ended_at: called_at + length * MINUTE_MS,
        outcome,
      }
    }),
  }))
  const first = (counter: Parameters<typeof aCounter>[0], tickets: PastDay['tickets'] = []) =>
    quoteWaits(
      aWaitState({
        waiting: [aWaiting(0)],
        counters: [aCounter(counter)],
        history,
        today: { start_at: DAY_START, tickets },
      }),
      'seed',
    ).tickets[0]
  const serving = { service_id: 'cash', called_at: NOW }
  const soonest = (seed: string) =>
    quoteWaits(aWaitState({ waiting: [aWaiting(0)], counters: [aCounter({ serving })], history }), seed).tickets[0]
  expect(minutes(soonest('seed')?.p50_ms)).toBeGreaterThan(1)
  const ended = served([6], NOW - 6 * MINUTE_MS)
  expect(first({}, ended)?.p50_ms ?? 0).toBeGreaterThan(0)
  expect(first({}, served([6], NOW - 60 * MINUTE_MS))?.p50_ms).toBe(0)
})

test('[WT3] who stands further back, or comes without a head start, changes nothing for whoever is before them', () => {
  const strict = (n: number) => aWaiting(n, { order_at: DAY_START - (100 - n) * MINUTE_MS })
  const counters = [aCounter(), aCounter({ id: 'c2' })]
  const history = pastDays(Array.from({ length: 200 }, (_, n) => 2 + (n % 7)))
  const before = [strict(0), strict(1), strict(2)]
  const quotes = (behind: number) =>
    quoteWaits(
      aWaitState({
        waiting: [...aLine(behind).map((one) => ({ ...one, id: `z${one.id}` })), ...before],
        counters,
        history,
      }),
      'seed',
    ).tickets.filter(({ ticket_id }) => before.some(({ id }) => id === ticket_id))
  expect(quotes(40)).toEqual(quotes(0))
})

test('[WT6] however many are expected with a lesser head start, nobody with a greater one is told more', () => {
  const history = pastDays(Array.from({ length: 400 }, (_, n) => 2 + (n % 7)))
  const withMild = history.map((day) => ({
    ...day,
    tickets: day.tickets.map((ticket, n) => (n % 2 === 0 ? { ...ticket, head_start_ms: 10 * MINUTE_MS } : ticket)),
  }))
  const counters = ['c1', 'c2'].map((id) =>
    aCounter({ id, serving: { service_id: 'cash', called_at: NOW - MINUTE_MS } }),
  )
  const newcomers = [{ service_id: 'cash', head_start_ms: 600 * MINUTE_MS }]
  const told = (past: PastDay[]) =>
    quoteWaits(aWaitState({ waiting: aLine(6), counters, newcomers, history: past }), 'seed').newcomers
  expect(told(withMild)).toEqual(told(history))
})

test('[WT8] what became of the plan on past days is expected of today', () => {
  const plan = [{ from: NOW - 120 * MINUTE_MS, to: NOW + 240 * MINUTE_MS }]
  const daysOf = (endMinutes: number) =>
    pastDays(Array.from({ length: 400 }, () => 4)).map((day) => ({
      ...day,
      openings: [
        { counter_id: 'c1', from: day.start_at + 480 * MINUTE_MS, to: day.start_at + endMinutes * MINUTE_MS },
        { counter_id: 'c1', from: day.start_at + (endMinutes + 20) * MINUTE_MS, to: day.start_at + 840 * MINUTE_MS },
      ],
    }))
  const quoteWith = (endMinutes: number) =>
    tenth(aWaitState({ waiting: aLine(8), counters: [aCounter({ plan })], history: daysOf(endMinutes) }))
  // Each day this counter went away for twenty minutes, at ten past ten, or not before half past twelve.
  expect(quoteWith(610)?.p50_ms ?? 0).toBeGreaterThan((quoteWith(750)?.p50_ms ?? 0) + 12 * MINUTE_MS)
})

test('[WT8] days that went by another plan say nothing of today', () => {
  const plan = [{ from: NOW - 120 * MINUTE_MS, to: NOW + 240 * MINUTE_MS }]
  const history = pastDays(Array.from({ length: 400 }, () => 4)).map((day) => ({
    ...day,
    openings: [{ counter_id: 'c1', from: day.start_at + 590 * MINUTE_MS, to: day.start_at + 610 * MINUTE_MS }],
  }))
  const quote = tenth(aWaitState({ waiting: aLine(8), counters: [aCounter({ plan })], history }))
  expect(quote?.p90_ms).not.toBeNull()
  expect(minutes(quote?.p50_ms)).toBeLessThan(40)
})

test('[WT8] after the planned end the last counters still serve whoever stands in line', () => {
  const plan = [{ from: NOW - 300 * MINUTE_MS, to: NOW - 2 * MINUTE_MS }]
  const counters = [aCounter({ plan, serving: { service_id: 'cash', called_at: NOW - 4 * MINUTE_MS } })]
  expect(tenth(aWaitState({ waiting: aLine(4), counters }))?.p90_ms).not.toBeNull()
})
