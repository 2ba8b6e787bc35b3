import { EvaluationError } from '../evaluation-error.ts'
import { callSql, type Overload, overload } from '../routine.ts'
import { addToTime, addToTimestamp, subtractTimestamps } from '../values/date-arithmetic.ts'
import { checkedDay } from '../values/dates.ts'
import {
  addIntervals,
  justifyDays,
  justifyHours,
  justifyInterval,
  negateInterval,
  scaleInterval,
} from '../values/intervals.ts'
import { dayToTimestamp } from '../values/timestamps.ts'

const addDays = (day: number, days: number): number => checkedDay(day + days)

function subtractDates(left: number, right: number): number {
  if (!Number.isFinite(left) || !Number.isFinite(right)) {
    throw new EvaluationError('22008', 'cannot subtract infinite dates')
  }
  return left - right
}

const atTime = (day: number, time: number): bigint =>
  Number.isFinite(day) ? dayToTimestamp(day) + BigInt(time) : dayToTimestamp(day)

const STAMPS = ['timestamp', 'timestamptz'] as const

/** Intervals are added to an instant in UTC, which the connections of the engine are set to. */
export const dateOperators: readonly Overload[] = [
  overload('+', ['date', 'int4'], 'date', addDays),
  overload('+', ['int4', 'date'], 'date', (days, day) => addDays(day, days)),
  overload('-', ['date', 'int4'], 'date', (day, days) => addDays(day, -days)),
  overload('-', ['date', 'date'], 'int4', subtractDates),
  overload('+', ['date', 'time'], 'timestamp', atTime),
  overload('+', ['time', 'date'], 'timestamp', (time, day) => atTime(day, time)),
  overload('+', ['date', 'interval'], 'timestamp', (day, step) => addToTimestamp(dayToTimestamp(day), step)),
  overload('+', ['interval', 'date'], 'timestamp', (step, day) => addToTimestamp(dayToTimestamp(day), step)),
  overload('-', ['date', 'interval'], 'timestamp', (day, step) =>
    addToTimestamp(dayToTimestamp(day), negateInterval(step)),
  ),
  ...STAMPS.flatMap((type) => [
    overload('+', [type, 'interval'], type, addToTimestamp),
    overload('+', ['interval', type], type, (step, stamp) => addToTimestamp(stamp, step)),
    overload('-', [type, 'interval'], type, (stamp, step) => addToTimestamp(stamp, negateInterval(step))),
    overload('-', [type, type], 'interval', subtractTimestamps),
  ]),
  overload('+', ['time', 'interval'], 'time', (time, step) => addToTime(time, step, 1n)),
  overload('+', ['interval', 'time'], 'time', (step, time) => addToTime(time, step, 1n)),
  overload('-', ['time', 'interval'], 'time', (time, step) => addToTime(time, step, -1n)),
  overload('-', ['time', 'time'], 'interval', (a, b) => ({ months: 0, days: 0, micros: BigInt(a - b) })),
  overload('+', ['interval', 'interval'], 'interval', addIntervals),
  overload('-', ['interval', 'interval'], 'interval', (a, b) => addIntervals(a, negateInterval(b))),
  overload('-', ['interval'], 'interval', negateInterval),
  overload('*', ['interval', 'float8'], 'interval', scaleInterval),
  overload('*', ['float8', 'interval'], 'interval', (factor, step) => scaleInterval(step, factor)),
]

export const dateFunctions: readonly Overload[] = [
  overload('justify_days', ['interval'], 'interval', justifyDays, callSql('justify_days')),
  overload('justify_hours', ['interval'], 'interval', justifyHours, callSql('justify_hours')),
  overload('justify_interval', ['interval'], 'interval', justifyInterval, callSql('justify_interval')),
]
