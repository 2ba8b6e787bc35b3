import type { Clock } from './calendar-schema.ts'
import { dayToNumber } from './day-number.ts'
import { dayStart } from './day-start.ts'

/** The instants at which a business day begins and at which the next one does: `start <= at < end`. */
export function dayBounds(clock: Clock, day: string): { start: number; end: number } {
  const dayNumber = dayToNumber(day)
  return { start: dayStart(clock, dayNumber), end: dayStart(clock, dayNumber + 1) }
}
