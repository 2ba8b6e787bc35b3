import type { Clock } from './calendar-schema.ts'
import { clockRule } from './clock-rule.ts'
import { numberToDay } from './day-number.ts'
import { wallToInstant } from './wall-to-instant.ts'

/** The instant at which a business day begins. */
export function dayStart(clock: Clock, dayNumber: number): number {
  const rule = clockRule(clock, numberToDay(dayNumber))
  return wallToInstant(dayNumber, rule.day_start, rule.zone)
}
