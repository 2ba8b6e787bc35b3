import { EvaluationError } from '../evaluation-error.ts'
import { DAY_MICROS } from './times.ts'

/** Postgres keeps the three apart, since months and days have no fixed length. */
export type Interval = { readonly months: number; readonly days: number; readonly micros: bigint }

const INT4_MAX = 2 ** 31 - 1
const INT4_MIN = -(2 ** 31)
const INT8_MAX = 2n ** 63n - 1n
const DAYS_PER_MONTH = 30
const BIG_DAY_MICROS = BigInt(DAY_MICROS)

export const INTERVAL_INFINITY: Interval = { months: INT4_MAX, days: INT4_MAX, micros: INT8_MAX }
export const INTERVAL_MINUS_INFINITY: Interval = { months: INT4_MIN, days: INT4_MIN, micros: -INT8_MAX - 1n }

const isSame = (left: Interval, right: Interval): boolean =>
  left.months === right.months && left.days === right.days && left.micros === right.micros

/** 1 and -1 for the infinities, 0 for what is finite. */
export function infinityOf(value: Interval): -1 | 0 | 1 {
  if (isSame(value, INTERVAL_INFINITY)) return 1
  return isSame(value, INTERVAL_MINUS_INFINITY) ? -1 : 0
}

export const intervalOutOfRange = (): EvaluationError => new EvaluationError('22008', 'interval out of range')

/** Fields out of range fail, and so does what would by chance look infinite. */
export function checkedInterval(months: number, days: number, micros: bigint): Interval {
  const interval = { months, days, micros }
  const fits = months <= INT4_MAX && months >= INT4_MIN && days <= INT4_MAX && days >= INT4_MIN
  if (!fits || micros > INT8_MAX || micros < -INT8_MAX - 1n) throw intervalOutOfRange()
  if (infinityOf(interval) !== 0) throw intervalOutOfRange()
  return interval
}

/** A month counts as 30 days and a day as 24 hours when intervals are compared, so `1 month = 30 days`. */
function span(value: Interval): bigint {
  return value.micros + BigInt(value.months * DAYS_PER_MONTH + value.days) * BIG_DAY_MICROS
}

export function compareIntervals(left: Interval, right: Interval): number {
  const difference = span(left) - span(right)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function negateInterval(value: Interval): Interval {
  const infinity = infinityOf(value)
  if (infinity !== 0) return infinity > 0 ? INTERVAL_MINUS_INFINITY : INTERVAL_INFINITY
  return checkedInterval(0 - value.months, 0 - value.days, -value.micros)
}

export function addIntervals(left: Interval, right: Interval): Interval {
  const [a, b] = [infinityOf(left), infinityOf(right)]
  if (a !== 0 && b !== 0 && a !== b) throw intervalOutOfRange()
  if (a !== 0) return left
  if (b !== 0) return right
  return checkedInterval(left.months + right.months, left.days + right.days, left.micros + right.micros)
}

export const justifyHours = (value: Interval): Interval => {
  if (infinityOf(value) !== 0) return value
  let [days, micros] = [value.days + Number(value.micros / BIG_DAY_MICROS), value.micros % BIG_DAY_MICROS]
  if (days > 0 && micros < 0n) [days, micros] = [days - 1, micros + BIG_DAY_MICROS]
  else if (days < 0 && micros > 0n) [days, micros] = [days + 1, micros - BIG_DAY_MICROS]
  return checkedInterval(value.months, days, micros)
}

export const justifyDays = (value: Interval): Interval => {
  if (infinityOf(value) !== 0) return value
  let [months, days] = [value.months + Math.trunc(value.days / DAYS_PER_MONTH), value.days % DAYS_PER_MONTH]
  if (months > 0 && days < 0) [months, days] = [months - 1, days + DAYS_PER_MONTH]
  else if (months < 0 && days > 0) [months, days] = [months + 1, days - DAYS_PER_MONTH]
  return checkedInterval(months, days === 0 ? 0 : days, value.micros)
}

/** Rounds to microseconds as Postgres' TSROUND does. */
const roundMicro = (value: number): number => rint(value * 1_000_000) / 1_000_000

function rint(value: number): number {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** What is left of months goes to days, of days to time; the order of steps is Postgres', for the same rounding. */
export function scaleInterval(value: Interval, factor: number): Interval {
  const infinity = infinityOf(value)
  if (Number.isNaN(factor) || (infinity !== 0 && factor === 0)) throw intervalOutOfRange()
  if (infinity !== 0) return infinity * factor > 0 ? INTERVAL_INFINITY : INTERVAL_MINUS_INFINITY
  if (!Number.isFinite(factor)) {
    const sign = compareIntervals(value, { months: 0, days: 0, micros: 0n }) * factor
    if (Number.isNaN(sign)) throw intervalOutOfRange()
    return sign > 0 ? INTERVAL_INFINITY : INTERVAL_MINUS_INFINITY
  }
  const months = Math.trunc(value.months * factor)
  let days = Math.trunc(value.days * factor)
  const monthDays = roundMicro((value.months * factor - months) * DAYS_PER_MONTH)
  const dayRest = value.days * factor - days + monthDays - Math.trunc(monthDays)
  let seconds = roundMicro(dayRest * 86_400)
  if (Math.abs(seconds) >= 86_400) {
    days += Math.trunc(seconds / 86_400)
    seconds -= Math.trunc(seconds / 86_400) * 86_400
  }
  const micros = rint(Number(value.micros) * factor + seconds * 1_000_000)
  if (!Number.isFinite(micros)) throw intervalOutOfRange()
  return checkedInterval(months === 0 ? 0 : months, days + Math.trunc(monthDays), BigInt(micros))
}

/** Fields of one sign, days below a month and time below a day. */
export function justifyInterval(value: Interval): Interval {
  if (infinityOf(value) !== 0) return value
  let { months, days } = value
  let { micros } = value
  // Days are brought below a month first when that cannot overflow, as Postgres does.
  if ((days > 0 && micros > 0n) || (days < 0 && micros < 0n)) {
    months += Math.trunc(days / DAYS_PER_MONTH)
    days %= DAYS_PER_MONTH
  }
  days += Number(micros / BIG_DAY_MICROS)
  micros %= BIG_DAY_MICROS
  months += Math.trunc(days / DAYS_PER_MONTH)
  days %= DAYS_PER_MONTH
  if (months > 0 && (days < 0 || (days === 0 && micros < 0n))) [months, days] = [months - 1, days + DAYS_PER_MONTH]
  else if (months < 0 && (days > 0 || (days === 0 && micros > 0n))) [months, days] = [months + 1, days - DAYS_PER_MONTH]
  if (days > 0 && micros < 0n) [days, micros] = [days - 1, micros + BIG_DAY_MICROS]
  else if (days < 0 && micros > 0n) [days, micros] = [days + 1, micros - BIG_DAY_MICROS]
  return checkedInterval(months + 0, days + 0, micros)
}
