import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRandom } from '../random/create-random.ts'
import { ASKED_PAUSE_MS_MAX, BACKOFF, backoffMs } from './backoff-ms.ts'

const always = (value: number) => ({ next: () => value })
const ALMOST_ONE = 1 - 2 ** -32

test.each([
  [1, 250, 500],
  [2, 500, 1_000],
  [3, 1_000, 2_000],
  [6, 8_000, 16_000],
  [7, 15_000, 30_000],
  [8, 15_000, 30_000],
  [100_000, 15_000, 30_000],
])('[PU2] after %i failures between %i and %i ms', (failures, leastMs, mostMs) => {
  expect(backoffMs(failures, always(0))).toBe(leastMs)
  expect(backoffMs(failures, always(ALMOST_ONE))).toBe(mostMs)
})

test('[PU2] no failure is as the first one', () => {
  expect(backoffMs(0, always(0))).toBe(backoffMs(1, always(0)))
})

test.each([
  [100, 250],
  [5_000, 5_000],
  [ASKED_PAUSE_MS_MAX + 1, ASKED_PAUSE_MS_MAX],
])('[PU4] the server asks for %i ms: at least %i', (askedMs, leastMs) => {
  expect(backoffMs(1, always(0), { askedMs })).toBe(leastMs)
  expect(backoffMs(1, always(0.5), { askedMs })).toBe(leastMs + 125)
})

test('[PU2] pauses are whole, positive, within bounds, and of different devices different', () => {
  const policy = fc.record({
    firstMs: fc.integer({ min: 2, max: 5_000 }),
    maxMs: fc.integer({ min: 5_000, max: 60_000 }),
  })
  fc.assert(
    fc.property(policy, fc.nat(2_000), fc.nat(ASKED_PAUSE_MS_MAX), fc.string(), (given, failures, askedMs, seed) => {
      const pause = backoffMs(failures, createRandom(seed), { askedMs, policy: given })
      expect(Number.isInteger(pause) && pause > 0).toBe(true)
      expect(pause).toBeGreaterThanOrEqual(askedMs)
      expect(pause).toBeLessThanOrEqual(Math.max(given.maxMs, askedMs + given.maxMs / 2) + 1)
    }),
  )
  const pauses = Array.from({ length: 50 }, (_, device) => backoffMs(9, createRandom(`device ${device}`)))
  expect(new Set(pauses).size).toBeGreaterThan(45)
  expect(Math.max(...pauses)).toBeLessThanOrEqual(BACKOFF.maxMs)
})
