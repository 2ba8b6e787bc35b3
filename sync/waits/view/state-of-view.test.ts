import { expect, test } from 'vitest'
import { DAY_MS, MINUTE_MS } from '../limits.ts'
import { quoteWaits } from '../quote-waits.ts'
import {
  aBranchView,
  aConfiguration,
  aCounterRow,
  aRow,
  aServed,
  CASH,
  COUNTER,
  MIDNIGHT,
  NOW,
  TODAY,
  uuid,
  YESTERDAY,
} from './a-branch-view.ts'
import { type BranchView, createStateOfView } from './state-of-view.ts'

const stateOf = (view: BranchView, now = NOW) => createStateOfView()(view, now)

test('[WT13] without a configuration or a day there is nothing to tell from', () => {
  expect(stateOf(aBranchView([], { configuration: undefined }))).toBeUndefined()
  expect(stateOf(aBranchView([], { today: undefined }))).toBeUndefined()
  const branch = {
    ...aConfiguration().branch,
    clock: [{ from_day: '2000-01-01', zone: 'No/Where', day_start: '00:00' }],
  }
  expect(stateOf(aBranchView([], { configuration: { ...aConfiguration(), branch } }))).toBeUndefined()
})

test('[WT13] the line is today’s waiting tickets; the day begins at the branch’s own midnight', () => {
  const rows = [aRow(1, { head_start_s: 900 }), aRow(2, { queue_day: YESTERDAY }), aRow(3, { state: 'parked' })]
  const state = stateOf(aBranchView(rows))
  expect(state?.day_start_at).toBe(MIDNIGHT)
  expect(state?.waiting).toMatchObject([{ id: uuid(1_001), service_id: CASH, for_counter_id: null }])
  expect(state?.today?.tickets).toMatchObject([{ outcome: 'waiting', head_start_ms: 900_000 }, { outcome: 'waiting' }])
})

test('[WT13] a counter serves whoever was called there last; one that was removed is none', () => {
  const called = (minutes: number) => ({ counter_id: COUNTER, called_at: MIDNIGHT + minutes * MINUTE_MS })
  const rows = [aRow(1, { state: 'called', ...called(590) }), aRow(2, { state: 'serving', ...called(580) })]
  const counters = [
    aCounterRow(),
    aCounterRow({ id: uuid(12), retired_at: 1 }),
    aCounterRow({ id: uuid(13), state: 'x' }),
  ]
  expect(stateOf(aBranchView(rows, { counters }))?.counters).toMatchObject([
    { id: COUNTER, state: 'open', serving: { service_id: CASH, called_at: MIDNIGHT + 590 * MINUTE_MS } },
    { id: uuid(13), state: 'closed', serving: null },
  ])
})

test('[WT13] a plan is today’s shifts, of a date before those of the weekday; a counter without any never opens', () => {
  const staff_plan = [
    { counter: 'c1', weekday: 'fri', from: '08:00', to: '12:00' },
    { counter: 'c1', weekday: 'mon', from: '14:00', to: '16:00' },
    { counter: 'c2', weekday: 'fri', from: '08:00', to: '12:00' },
    { counter: 'c2', day: TODAY, from: '09:00', to: '10:30' },
  ]
  const [first] = aConfiguration().counters
  const more = [2, 3].map((n) => ({ ...first, id: uuid(10 + n), key: `c${n}`, label: String(n) }))
  const configuration = aConfiguration({ staff_plan, counters: [first, ...more] })
  const counters = [1, 2, 3].map((n) => aCounterRow({ id: uuid(10 + n) }))
  const plans = (today: string) =>
    stateOf(aBranchView([], { configuration, counters, today }))?.counters.map(({ plan }) => plan)
  const at = (minutes: number) => MIDNIGHT + minutes * MINUTE_MS
  expect(plans(TODAY)).toEqual([[{ from: at(480), to: at(720) }], [{ from: at(540), to: at(630) }], []])
  // Nobody planned the Thursday: that is unknown, and not that nobody comes.
  expect(plans(YESTERDAY)).toEqual([undefined, undefined, undefined])
})

test('[WT13] yesterday is learnt from, leg by leg, and stays one object while its tickets stay', () => {
  const past = aRow(1, { queue_day: YESTERDAY, ...aServed(1, 600, 604, MIDNIGHT - DAY_MS) })
  const toStateOf = createStateOfView()
  const first = toStateOf(aBranchView([past, aRow(2)]), NOW)
  const then = MIDNIGHT - DAY_MS
  expect(first?.history).toMatchObject([
    {
      start_at: then,
      tickets: [{ outcome: 'served', called_at: then + 600 * MINUTE_MS, ended_at: then + 604 * MINUTE_MS }],
    },
  ])
  expect(toStateOf(aBranchView([past, aRow(3)]), NOW + 1)?.history).toBe(first?.history)
  expect(toStateOf(aBranchView([{ ...past }]), NOW)?.history).not.toBe(first?.history)
})

test('[WT13] the branch’s sums tell the usual length, from call to end', () => {
  const past = { count: 400, sum_s: 400 * 570, sum_of_squares: 400 * 570 ** 2 * 1.2 }
  const stats = { document: { services: { [CASH]: { past } } } }
  const walked = { state: 'serving', counter_id: COUNTER, called_at: NOW - 60_000, started_at: NOW - 30_000 }
  const state = stateOf(aBranchView([aRow(1, walked)], { stats }))
  expect(state?.services[0]?.past).toMatchObject({ count: 400, sum_ms: 400 * 600_000 })
  const told = (view: BranchView) => {
    const given = stateOf(view)
    if (given === undefined) throw new Error('no state')
    return (quoteWaits(given, 'seed').tickets.at(-1)?.p50_ms ?? 0) / MINUTE_MS
  }
  const line = Array.from({ length: 6 }, (_, n) => aRow(n))
  // Five services of about ten minutes, in place of the configured five.
  expect(told(aBranchView(line, { stats }))).toBeGreaterThan(38)
  expect(told(aBranchView(line))).toBeLessThan(30)
})

test('[WT13] newcomers are asked about for each service that is offered, and with each head start', () => {
  const classes = [
    { id: uuid(31), code: 'elder', names: { en: 'x' }, head_start_minutes: 15 },
    { id: uuid(32), code: 'vip', names: { en: 'x' }, strict: true },
    { id: uuid(33), code: 'old', names: { en: 'x' }, head_start_minutes: 90, retired: true },
  ].map((one) => ({ ...one, names: { ar: 'x', fr: 'x', en: 'x' } }))
  const starts = stateOf(aBranchView([], { configuration: aConfiguration({ classes }) }))?.newcomers
  expect(starts?.map(({ head_start_ms }) => head_start_ms)).toEqual([0, 15 * MINUTE_MS, 240 * MINUTE_MS])
})

test('[WT13] a closed branch is told as one', () => {
  const state = stateOf(aBranchView([aRow(1)], { counters: [aCounterRow({ state: 'closed' })] }))
  if (state === undefined) throw new Error('no state')
  expect(quoteWaits(state, 'seed').newcomers[0]).toMatchObject({ method: 'crowd', reason: 'no_open_counter' })
})
