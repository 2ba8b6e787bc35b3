import type { LengthSums } from './wait-state.ts'

/** Typical log-length and its spread, as a lognormal law of the same mean and spread would have them: sums tell no more. */
export type LogMoments = { readonly count: number; readonly center: number; readonly noise: number }

/** A few forgotten "completes" among the lengths would else make any spread of them. */
const NOISE_MAX = 1.5

export function logMomentsOf({ count, sum_ms, sum_of_squares }: LengthSums): LogMoments {
  const mean = sum_ms / count
  const spread = Math.max(0, sum_of_squares / count - mean * mean)
  const noise = Math.min(NOISE_MAX, Math.log1p(spread / (mean * mean)))
  return { count, center: Math.log(mean) - noise / 2, noise }
}
