import { MINUTE_MS } from './limits.ts'
import type { WaitQuote } from './wait-quotes.ts'

/** What a screen shows: a range of whole minutes, "more than", or how many people stand there. Words are the screens'. */
export type WaitShown =
  | { readonly kind: 'now' }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'at_least'; readonly from: number }
  | { readonly kind: 'few' | 'many'; readonly ahead: number }

const NOW_MS = MINUTE_MS
const FEW_AHEAD_MAX = 5
/** Beyond half an hour single minutes only pretend to be known. */
const COARSE_FROM_MIN = 30
const COARSE_STEP_MIN = 5
/** Beyond an hour and a half people speak in quarters. */
const QUARTERS_FROM_MIN = 90
const QUARTER_MIN = 15

/** The middle is rounded down and the upper end up, so that the shown upper end holds at least as often [WT11]. */
export function describeWait({ p50_ms, p90_ms, ahead }: WaitQuote): WaitShown {
  if (p50_ms === null) return { kind: ahead <= FEW_AHEAD_MAX ? 'few' : 'many', ahead }
  const from = rounded(p50_ms, Math.floor)
  if (p90_ms === null) return { kind: 'at_least', from }
  if (p90_ms < NOW_MS) return { kind: 'now' }
  return { kind: 'range', from, to: Math.max(from + 1, rounded(p90_ms, Math.ceil)) }
}

function rounded(ms: number, round: (value: number) => number): number {
  const minutes = ms / MINUTE_MS
  const step = minutes > QUARTERS_FROM_MIN ? QUARTER_MIN : minutes > COARSE_FROM_MIN ? COARSE_STEP_MIN : 1
  return round(minutes / step) * step
}
