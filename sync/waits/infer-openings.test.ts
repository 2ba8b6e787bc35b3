import { expect, test } from 'vitest'
import { aCounter, aWaiting, aWaitState, DAY_START, NOW, pastDays, served } from './a-wait-state.ts'
import { withOpenings } from './infer-openings.ts'
import { MINUTE_MS } from './limits.ts'
import { quoteWaits } from './quote-waits.ts'

/** Served from eight until ten, and again from half past ten. */
const withBreak = (start_at: number) => ({
  start_at,
  tickets: [480, 630].flatMap((from) =>
    served(
      Array.from({ length: 30 }, () => 4),
      start_at + from * MINUTE_MS,
    ),
  ),
})

test('[WT8] services tell when a counter was open; openings that were recorded are kept', () => {
  const day = withBreak(DAY_START)
  const minutes = withOpenings(day).openings?.map(({ from, to }) => [
    (from - DAY_START) / MINUTE_MS,
    ((to ?? 0) - DAY_START) / MINUTE_MS,
  ])
  expect(minutes).toEqual([
    [480, 600],
    [630, 750],
  ])
  const recorded = { ...day, openings: [{ counter_id: 'c1', from: DAY_START, to: NOW }] }
  expect(withOpenings(recorded)).toBe(recorded)
})

test('[WT8] a break that nobody recorded is waited for', () => {
  const history = pastDays([1, 1, 1, 1, 1], 1).map(({ start_at }) => withBreak(start_at))
  const today = {
    start_at: DAY_START,
    tickets: served(
      Array.from({ length: 30 }, () => 4),
      DAY_START + 480 * MINUTE_MS,
    ),
  }
  const counters = [aCounter({ state: 'paused' })]
  const [quote] = quoteWaits(aWaitState({ waiting: [aWaiting(0)], counters, history, today }), 'seed').tickets
  expect((quote?.p50_ms ?? 0) / MINUTE_MS).toBeCloseTo(30, 0)
})
