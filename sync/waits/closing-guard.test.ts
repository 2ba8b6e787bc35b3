import { expect, test } from 'vitest'
import { closingGuard, closingVerdict } from './closing-guard.ts'
import type { WaitReason } from './wait-quotes.ts'

const NOW = 1_000_000
const MINUTE_MS = 60_000
const asked = (p90Minutes: number | null, reason: WaitReason | null = null) => ({
  now: NOW,
  quote: { p90_ms: p90Minutes === null ? null : p90Minutes * MINUTE_MS, reason },
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

test('[WT19] without a quote nothing is said', () => {
  expect(closingGuard({ ...asked(1), quote: undefined })).toEqual({ kind: 'unknown' })
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
