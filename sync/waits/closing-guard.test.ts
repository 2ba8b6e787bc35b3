import { expect, test } from 'vitest'
import { closingGuard, closingVerdict } from './closing-guard.ts'
import type { WaitReason } from './wait-quotes.ts'

const NOW = 1_000_000
const MINUTE_MS = 60_000
const asked = (p90Minutes: number | null, reason: WaitReason | null = null) => ({
  now: NOW,
  quote: { p50_ms: null, p90_ms: p90Minutes === null ? null : p90Minutes * MINUTE_MS, reason },
  ageMs: 0,
  serviceMs: 5 * MINUTE_MS,
  closesAt: NOW + 60 * MINUTE_MS,
})

test.each([
  [0, 'fits'],
  [55, 'fits'],
  [55.01, 'tight'],
  [300, 'tight'],
])('[WT19] a wait of %f minutes at the most and five of service, an hour before closing: %s', (minutes, kind) => {
  expect(closingGuard(asked(minutes)).kind).toBe(kind)
})

test('[WT19] it tells by when one would be served, and nothing where that cannot be told', () => {
  expect(closingGuard(asked(70))).toEqual({ kind: 'tight', servedBy: NOW + 75 * MINUTE_MS })
  expect(closingGuard(asked(null, 'not_today'))).toEqual({ kind: 'tight', servedBy: null })
})

test.each(['unreadable_state', 'too_many', 'counters_unknown', 'no_open_counter', null] as const)(
  '[WT19] nobody is sent away because of what is not known: %s',
  (reason) => expect(closingGuard(asked(null, reason))).toEqual({ kind: 'unknown' }),
)

test('[WT19] without a quote, or where nobody closes today, nothing is said', () => {
  expect(closingGuard({ ...asked(1), quote: undefined })).toEqual({ kind: 'unknown' })
  expect(closingGuard({ ...asked(300), closesAt: null })).toEqual({ kind: 'unknown' })
})

test.each([
  // Half of the people wait so long, nine of ten so long, the replica is so old.
  [20, 50, 5, 'fits'],
  [20, 50, 6, 'tight'],
  [20, 300, 11, 'fits'],
  [66, 90, 11, 'fits'],
  [67, 90, 11, 'tight'],
  [10, 90, 240, 'fits'],
  [null, null, 11, 'unknown'],
] as const)('[WT19] what was %s and %s minutes of a line that was seen %s minutes ago: %s', (p50, p90, age, kind) => {
  const ms = (minutes: number | null) => (minutes === null ? null : minutes * MINUTE_MS)
  const quote = { p50_ms: ms(p50), p90_ms: ms(p90), reason: p50 === null ? ('not_today' as const) : null }
  expect(closingGuard({ ...asked(1), quote, ageMs: age * MINUTE_MS }).kind).toBe(kind)
})

test('[WT19] the tenant’s rule warns, refuses, or lets be; what fits may always join', () => {
  const tight = { kind: 'tight', servedBy: null } as const
  expect((['off', 'warn', 'refuse'] as const).map((rule) => closingVerdict(tight, rule))).toEqual([
    'join',
    'warn',
    'refuse',
  ])
  for (const kind of ['fits', 'unknown'] as const) expect(closingVerdict({ kind }, 'refuse')).toBe('join')
})
