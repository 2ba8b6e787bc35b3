import { EvaluationError } from '../evaluation-error.ts'
import { checkedFloat } from './floats.ts'

const invalid = (message: string): EvaluationError => new EvaluationError('2201F', message)

/**
 * Powers of floats with Postgres' errors, and C's answers where JavaScript's differ. The last binary digit of an
 * irrational result may be another one than the C library's; results that are exact are the same.
 */
export function raise(base: number, exponent: number): number {
  if (base === 1 || exponent === 0) return 1
  if (Number.isNaN(base) || Number.isNaN(exponent)) return Number.NaN
  if (base === 0 && exponent < 0) throw invalid('zero raised to a negative power is undefined')
  if (base < 0 && Math.floor(exponent) !== exponent) {
    throw invalid('a negative number raised to a non-integer power yields a complex result')
  }
  if (base === -1 && !Number.isFinite(exponent)) return 1
  const areFinite = Number.isFinite(base) && Number.isFinite(exponent)
  return checkedFloat(base ** exponent, areFinite, base === 0 || !areFinite)
}
