import { expect, test } from 'vitest'
import { describeWait } from './describe-wait.ts'
import { MINUTE_MS } from './limits.ts'
import type { WaitQuote } from './wait-quotes.ts'

const quote = (p50: number | null, p90: number | null, ahead = 3): WaitQuote => ({
  ticket_id: null,
  service_id: 'cash',
  method: 'monte_carlo',
  reason: null,
  p50_ms: p50 === null ? null : p50 * MINUTE_MS,
  p90_ms: p90 === null ? null : p90 * MINUTE_MS,
  ahead,
})

test.each([
  [quote(12.4, 19.2), { kind: 'range', from: 12, to: 20 }],
  [quote(0, 0.4), { kind: 'now' }],
  [quote(0.2, 1), { kind: 'range', from: 0, to: 1 }],
  [quote(29.9, 41), { kind: 'range', from: 29, to: 45 }],
  [quote(47, 63), { kind: 'range', from: 45, to: 65 }],
  [quote(95, 131), { kind: 'range', from: 90, to: 135 }],
  [quote(52, null), { kind: 'at_least', from: 50 }],
  [quote(null, null, 5), { kind: 'few', ahead: 5 }],
  [quote(null, null, 6), { kind: 'many', ahead: 6 }],
])('[WT11] %o is shown as %o', (told, shown) => {
  expect(describeWait(told)).toEqual(shown)
})
