import type { WaitQuote } from './wait-quotes.ts'
import { STALE_MS_MAX } from './wait-range.ts'

/** What the tenant wants of it: nothing, a warning in words, or no place in the line any more. */
export const closingRules = ['off', 'warn', 'refuse'] as const
export type ClosingRule = (typeof closingRules)[number]
export type ClosingVerdict = 'join' | 'warn' | 'refuse'

export type ClosingAsked = {
  readonly now: number
  /** Of a newcomer to the service. */
  readonly quote: Pick<WaitQuote, 'p50_ms' | 'p90_ms' | 'reason'> | undefined
  /** Of the replica that the quote rests on; 0 while it is live. */
  readonly ageMs: number
  /** How long the service itself takes, as far as known; 0 where whoever is called before closing is served. */
  readonly serviceMs: number
  /** Null: not at all today. */
  readonly closesAt: number | null
}
/**
 * `fits`: served before closing in nine of ten cases. `tight`: not so; `servedBy` is when, if it can be told. `unknown`:
 * nothing is known of counters or line, and nobody is sent away for that.
 */
export type ClosingGuard =
  | { readonly kind: 'fits' | 'unknown' }
  | { readonly kind: 'tight'; readonly servedBy: number | null }

/** "Can we still serve you today?", for whoever would join now [WT19]. */
export function closingGuard({ now, quote, ageMs, serviceMs, closesAt }: ClosingAsked): ClosingGuard {
  if (quote === undefined || closesAt === null) return { kind: 'unknown' }
  const waitMs = ageMs > STALE_MS_MAX ? sooner(quote.p50_ms, ageMs) : later(quote.p90_ms, ageMs)
  if (waitMs === null) {
    const isTold = quote.reason === 'not_today' && ageMs <= STALE_MS_MAX
    return isTold ? { kind: 'tight', servedBy: null } : { kind: 'unknown' }
  }
  const servedBy = now + waitMs + serviceMs
  return servedBy <= closesAt ? { kind: 'fits' } : { kind: 'tight', servedBy }
}

/** Of an old line nobody knows how far it has come: only what is too long even if it went on ever since is too long. */
const sooner = (ms: number | null, ageMs: number): number | null => (ms === null ? null : Math.max(0, ms - ageMs))
const later = (ms: number | null, ageMs: number): number | null => (ms === null ? null : ms + ageMs)

/** What follows from it by the tenant's rule. */
export function closingVerdict(guard: ClosingGuard, rule: ClosingRule): ClosingVerdict {
  return guard.kind !== 'tight' || rule === 'off' ? 'join' : rule
}
