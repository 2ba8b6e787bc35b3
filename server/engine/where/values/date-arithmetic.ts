import { EvaluationError } from '../evaluation-error.ts'
import { daysInMonth, dayToNumber, numberToDay } from './calendar.ts'
import { INTERVAL_INFINITY, INTERVAL_MINUS_INFINITY, type Interval, infinityOf, justifyHours } from './intervals.ts'
import { DAY_MICROS } from './times.ts'
import {
  checkedTimestamp,
  isInfiniteTimestamp,
  splitTimestamp,
  TIMESTAMP_INFINITY,
  TIMESTAMP_MINUS_INFINITY,
} from './timestamps.ts'

const BIG_DAY_MICROS = BigInt(DAY_MICROS)
const outOfRange = (): EvaluationError => new EvaluationError('22008', 'timestamp out of range')

function shiftMonths(dayNumber: number, months: number): number {
  const { year, month, day } = numberToDay(dayNumber)
  const total = year * 12 + month - 1 + months
  const [newYear, newMonth] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1]
  return dayToNumber({ year: newYear, month: newMonth, day: Math.min(day, daysInMonth(newYear, newMonth)) })
}

/** Months first, ending on the last day of a shorter month, then days, then time: in UTC, where each day has 24 hours. */
export function addToTimestamp(value: bigint, step: Interval): bigint {
  const infinity = infinityOf(step)
  if (infinity !== 0) {
    const result = infinity > 0 ? TIMESTAMP_INFINITY : TIMESTAMP_MINUS_INFINITY
    if (isInfiniteTimestamp(value) && value !== result) throw outOfRange()
    return result
  }
  if (isInfiniteTimestamp(value)) return value
  let result = value
  if (step.months !== 0) {
    const { day, micros } = splitTimestamp(result)
    result = checkedTimestamp(BigInt(shiftMonths(day, step.months)) * BIG_DAY_MICROS + BigInt(micros))
  }
  if (step.days !== 0) result = checkedTimestamp(result + BigInt(step.days) * BIG_DAY_MICROS)
  return checkedTimestamp(result + step.micros)
}

/** The difference counts whole days as days, never months. */
export function subtractTimestamps(left: bigint, right: bigint): Interval {
  if (isInfiniteTimestamp(left) || isInfiniteTimestamp(right)) return subtractInfinite(left, right)
  return justifyHours({ months: 0, days: 0, micros: left - right })
}

function subtractInfinite(left: bigint, right: bigint): Interval {
  const isUp = left === TIMESTAMP_INFINITY || right === TIMESTAMP_MINUS_INFINITY
  const isDown = left === TIMESTAMP_MINUS_INFINITY || right === TIMESTAMP_INFINITY
  if (isUp && isDown) throw new EvaluationError('22008', 'interval out of range')
  return isUp ? INTERVAL_INFINITY : INTERVAL_MINUS_INFINITY
}

/** Only the time of the interval counts; the clock goes round at midnight. */
export function addToTime(time: number, step: Interval, sign: bigint): number {
  if (infinityOf(step) !== 0) throw new EvaluationError('22008', 'cannot add infinite interval to time')
  const micros = (BigInt(time) + sign * step.micros) % BIG_DAY_MICROS
  return Number(micros < 0n ? micros + BIG_DAY_MICROS : micros)
}
