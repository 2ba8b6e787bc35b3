import type { Clock } from './calendar-schema.ts'
import { DAY_MS, numberToDay } from './day-number.ts'
import { dayStart } from './day-start.ts'

/**
 * How far a day label can be from the UTC date: a day begins at the earliest 14 hours before its UTC midnight (offset
 * +14:00, start 00:00) and at the latest 36 hours after it (offset -12:00, start just before 24:00).
 */
const DAYS_AHEAD_MAX = 1
const DAYS_BEHIND_MAX = 2

/** The label of the business day that an instant (milliseconds since 1970 UTC) belongs to. */
export function businessDay(clock: Clock, at: number): string {
  const utcDay = Math.floor(at / DAY_MS)
  for (let dayNumber = utcDay + DAYS_AHEAD_MAX; dayNumber >= utcDay - DAYS_BEHIND_MAX; dayNumber -= 1) {
    if (dayStart(clock, dayNumber) <= at) return numberToDay(dayNumber)
  }
  throw new RangeError(`no business day holds the instant ${at}`)
}
