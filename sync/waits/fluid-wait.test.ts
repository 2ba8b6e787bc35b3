import { expect, test } from 'vitest'
import { fluidWait } from './fluid-wait.ts'
import { MINUTE_MS } from './limits.ts'

const at = (minute: number): number => minute * MINUTE_MS
const tap = (...openings: [number, number][]) => ({
  openings: openings.map(([from, to]) => ({ from: at(from), to: at(to) })),
  ratePerMs: 1 / at(5),
})

test('[WT10] the fluid wait follows the plan through a break', () => {
  expect(fluidWait(4, [tap([0, 10], [40, 100])], at(0))).toBeCloseTo(at(50), 3)
  expect(fluidWait(4, [tap([0, 10], [40, 100]), tap([0, 100])], at(0))).toBeCloseTo(at(10), 3)
})

test('[WT10] counters that never open again let nobody pass', () => {
  expect(fluidWait(1, [tap([0, 10])], at(20))).toBeNull()
  expect(fluidWait(1, [], at(0))).toBeNull()
})
