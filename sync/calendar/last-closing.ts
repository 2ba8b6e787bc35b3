import { businessDay } from './business-day.ts'
import type { Calendar, Clock, ServiceOpening } from './calendar-schema.ts'
import { dayToNumber, numberToDay } from './day-number.ts'
import { openIntervals } from './open-intervals.ts'

/** When a service closes for the day, its breaks over; null where the next day begins open at that very moment, or today has no opening. */
export function lastClosing(calendar: Calendar, service: ServiceOpening, clock: Clock, at: number): number | null {
  const today = businessDay(clock, at)
  const closesAt = openIntervals(calendar, clock, today, service).at(-1)?.to
  if (closesAt === undefined) return null
  const [next] = openIntervals(calendar, clock, numberToDay(dayToNumber(today) + 1), service)
  return next?.from === closesAt ? null : closesAt
}
