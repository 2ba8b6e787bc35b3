import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aClockValue, aHeardClock, aReading, NOW } from './a-clock.ts'
import { ageMs } from './age-ms.ts'
import { readServerClock, startServerClock } from './server-clock.ts'

const HOUR_MS = 3_600_000
const LIFE = 'one'
const row = (overrides = {}) => ({
  wall_at: NOW,
  monotonic_at: 1_000,
  page_life: LIFE,
  written_at: new Date(NOW).toISOString(),
  ...overrides,
})
const later = (wallMs: number, monotonicMs: number) =>
  readServerClock(aHeardClock(), { wall: NOW + wallMs, monotonic: 1_000 + monotonicMs })

test.each([
  ['both clocks agree', row(), later(5_000, 5_000), 5_000],
  ['the wall clock was set back', row(), later(-HOUR_MS, 5_000), 5_000],
  ['the wall clock was set a little forward', row({ written_at: null }), later(9_000, 5_000), 5_000],
])('[TI1] within a page life the monotonic clock tells: %s', (_, written, clock, age) => {
  expect(ageMs(written, LIFE, clock)).toBe(age)
})

test.each([
  ['told by the wall clock', { wall_at: NOW - HOUR_MS, written_at: null }, HOUR_MS],
  ['a wall clock set back in between: never below 0', { wall_at: NOW + HOUR_MS, written_at: null }, 0],
  [
    'a wall clock set back in between: what the server proves',
    { wall_at: NOW + HOUR_MS, written_at: new Date(NOW - 7_000).toISOString() },
    7_000,
  ],
])('[TI1] across page lives: %s', (_, overrides, age) => {
  expect(ageMs(row(overrides), 'another', aHeardClock())).toBe(age)
})

test('[TI1] after sleep, server time before and after it proves how long it was', () => {
  const slept = aHeardClock(HOUR_MS)
  const written = row({ monotonic_at: 500 })
  expect(ageMs(written, LIFE, slept)).toBe(HOUR_MS)
})

test('[TI1] an estimate that no answer of this page life stands behind proves nothing', () => {
  const carried = startServerClock(aClockValue({ offset_ms: HOUR_MS }), aReading())
  expect(ageMs(row(), LIFE, carried)).toBe(0)
})

test('[TI1] never below 0, never less as time goes on', () => {
  const moment = fc.record({ wall: fc.integer({ min: -HOUR_MS, max: HOUR_MS }), passed: fc.nat(HOUR_MS) })
  fc.assert(
    fc.property(fc.array(moment, { minLength: 2, maxLength: 2 }), (moments) => {
      const [first, second] = moments.toSorted((one, other) => one.passed - other.passed)
      if (first === undefined || second === undefined) throw new Error('two moments')
      const ages = [first, second].map(({ wall, passed }) =>
        ageMs(row({ written_at: null }), LIFE, later(wall, passed)),
      )
      expect(ages[0]).toBeGreaterThanOrEqual(0)
      expect(ages[1]).toBeGreaterThanOrEqual(ages[0] ?? 0)
    }),
  )
})
