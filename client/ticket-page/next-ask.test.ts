import { expect, test } from 'vitest'
import { aTicket } from './a-ticket.ts'
import { type NextAsk, nextAskMs } from './next-ask.ts'

const next = (more: Partial<NextAsk> = {}) =>
  nextAskMs({ ticket: aTicket(), misses: 0, isHidden: false, chance: 0, ...more })

test('[TP4] it asks when the server says, spread so that pages do not come together', () => {
  expect([next(), next({ chance: 1 }), next({ ticket: aTicket({ next_ms: 4_000 }) })]).toEqual([16_000, 20_000, 4_000])
  const { next_ms: _, ...older } = aTicket()
  expect(next({ ticket: older })).toBe(16_000)
})

test('[TP4] in a pocket it asks more slowly', () => {
  expect([next({ isHidden: true }), next({ isHidden: true, ticket: aTicket({ next_ms: 4_000 }) })]).toEqual([
    48_000, 15_000,
  ])
})

test('[TP4] without an answer it asks ever more seldom, and as late as it was asked to', () => {
  expect([1, 2, 3, 4, 5, 50].map((misses) => next({ misses }))).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000])
  expect(next({ misses: 1, retryAfterMs: 90_000, chance: 1 })).toBe(90_000)
  expect(next({ misses: 1, ticket: undefined })).toBe(5_000)
})

test('[TP4] what is over is not asked about', () => {
  for (const state of ['completed', 'cancelled', 'expired'] as const)
    expect(next({ ticket: aTicket({ state }) })).toBeUndefined()
})
