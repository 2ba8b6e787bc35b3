import type { WaitQuote } from './wait-quotes.ts'

/** What the tenant wants of it: nothing, a warning in words, or no place in the line any more. */
export const closingRules = ['off', 'warn', 'refuse'] as const
export type ClosingRule = (typeof closingRules)[number]

export type ClosingAsked = {
  readonly now: number
  /** Of a newcomer to the service. */
  readonly quote: Pick<WaitQuote, 'p90_ms' | 'reason'> | undefined
  /** How long the service itself takes, as far as known. */
  readonly serviceMs: number
  readonly closesAt: number
}
/**
 * `fits`: served before closing in nine of ten cases. `tight`: not so; `servedBy` is when, if it can be told. `unknown`:
 * nothing is known of counters or line, and nobody is sent away for that.
 */
export type ClosingGuard =
  | { readonly kind: 'fits' | 'unknown' }
  | { readonly kind: 'tight'; readonly servedBy: number | null }

/** "Can we still serve you today?", for whoever would join now [WT19]. */
export function closingGuard({ now, quote, serviceMs, closesAt }: ClosingAsked): ClosingGuard {
  if (quote === undefined) return { kind: 'unknown' }
  if (quote.p90_ms === null)
    return quote.reason === 'not_today' ? { kind: 'tight', servedBy: null } : { kind: 'unknown' }
  const servedBy = now + quote.p90_ms + serviceMs
  return servedBy <= closesAt ? { kind: 'fits' } : { kind: 'tight', servedBy }
}

/** What follows from it by the tenant's rule. */
export function closingVerdict(guard: ClosingGuard, rule: ClosingRule): 'join' | 'warn' | 'refuse' {
  return guard.kind !== 'tight' || rule === 'off' ? 'join' : rule
}
