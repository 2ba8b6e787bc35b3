import { describeWait } from './describe-wait.ts'
import { HOUR_MS, MINUTE_MS } from './limits.ts'
import type { WaitQuote, WaitReason } from './wait-quotes.ts'

/** Why no time can be told: not computed yet, from nothing or from what is too old, or as the estimate has it. */
export type WaitUnknown = 'not_yet' | 'no_replica' | 'stale' | 'failed' | WaitReason

/** What a screen may say of a wait, in whole minutes; both 0: no wait at all. */
export type WaitRange =
  | { readonly kind: 'range'; readonly fromMinutes: number; readonly toMinutes: number }
  | { readonly kind: 'unknown'; readonly why?: WaitUnknown }

/** So old, a line has little to do with the one that was seen. */
export const STALE_MS_MAX = 10 * MINUTE_MS
/** Beyond it nobody waits: an estimate of days only says that it will not be today. */
const SHOWN_MS_MAX = 12 * HOUR_MS

/**
 * The range of a quote that rests on a replica of this age [WT14]. Nobody knows who was called since, nor who came: at both
 * ends the range grows by the age, and beyond ten minutes there is none; nor where half of the people would wait longer than a day is. `ageMs` is 0 while the screen is live.
 */
export function waitRange(quote: WaitQuote, ageMs: number): WaitRange {
  if (ageMs > STALE_MS_MAX) return { kind: 'unknown', why: 'stale' }
  const { p50_ms, p90_ms, reason } = quote
  // More than one in ten would not be called today: there is no upper end to tell.
  if (p50_ms === null || p90_ms === null || p50_ms > SHOWN_MS_MAX)
    return { kind: 'unknown', why: reason ?? 'not_today' }
  const shown = describeWait({ ...quote, p50_ms: Math.max(0, p50_ms - ageMs), p90_ms: p90_ms + ageMs })
  if (shown.kind !== 'range') return { kind: 'range', fromMinutes: 0, toMinutes: 0 }
  return { kind: 'range', fromMinutes: shown.from, toMinutes: shown.to }
}
