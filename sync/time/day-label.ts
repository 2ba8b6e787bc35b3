import { businessDay } from '../calendar/business-day.ts'
import type { Clock } from '../calendar/calendar-schema.ts'
import { dayToNumber } from '../calendar/day-number.ts'
import { type ServerClock, serverNow } from './server-clock.ts'

/** The branch's day by the estimate of server time, never before the last one used [NU5]. */
export function dayLabel(rules: Clock, clock: ServerClock, lastDay: string | null): string {
  return labelNotBefore(businessDay(rules, serverNow(clock)), lastDay, clock.standing === 'heard')
}

/**
 * A small correction around the start of a day must not give yesterday's numbers again. A last label that lies more than a
 * day ahead of what an answer proves came from a clock that was wrong, and would hold the branch in a day that is years
 * away. For the transaction that takes a number, too: another tab may have used a later label meanwhile.
 */
export function labelNotBefore(day: string, lastDay: string | null, isProven: boolean): string {
  if (lastDay === null || lastDay <= day) return day
  return isProven && dayToNumber(lastDay) > dayToNumber(day) + 1 ? day : lastDay
}
