import { SERVICE_MS_MAX, SERVICE_MS_MIN, TIME_MS_MAX } from './limits.ts'
import type { Interval, LengthSums } from './wait-state.ts'

/** A row that may come from anywhere. */
export type Loose = Record<string, unknown>

export const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null
export const rows = (value: unknown): Loose[] => (Array.isArray(value) ? value.filter(isObject) : [])
export const hasId = (row: Loose): row is Loose & { id: string } => typeof row.id === 'string'
export const hasService = (row: Loose): row is Loose & { service_id: string } => typeof row.service_id === 'string'

/** Also a length: what is added up stays a number that can be counted with [WT22]. */
export const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= TIME_MS_MAX
export const isOptionalTime = (value: unknown): boolean => value === undefined || value === null || isTime(value)

export function isInterval<Row extends Loose>(row: Row): row is Row & Interval {
  return isTime(row.from) && isTime(row.to) && row.to > row.from
}

/** Adding up rounds: by this share squares may be less than they can be. */
const ROUNDING = 1e-6

/** Sums whose mean is a length that a service can have, and whose squares are not less than those of so many equal ones. */
export function isSums(value: unknown): value is LengthSums {
  if (!isObject(value) || !isTime(value.count) || !isTime(value.sum_ms)) return false
  const { count, sum_ms, sum_of_squares: squares } = value
  const mean = sum_ms / count
  const isLength = count > 0 && mean >= SERVICE_MS_MIN && mean <= SERVICE_MS_MAX
  return (
    isLength && typeof squares === 'number' && Number.isFinite(squares) && squares >= sum_ms * mean * (1 - ROUNDING)
  )
}

export const toLength = (ms: number): number => Math.min(SERVICE_MS_MAX, Math.max(SERVICE_MS_MIN, ms))
