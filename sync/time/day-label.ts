import { businessDay } from '../calendar/business-day.ts'
import type { Clock } from '../calendar/calendar-schema.ts'
import { dayToNumber, numberToDay } from '../calendar/day-number.ts'
import { type ServerClock, serverNow } from './server-clock.ts'

/**
 * The branch's day by the estimate of server time, never before the last one used [NU5]: a small correction around the
 * start of a day must not give yesterday's numbers again. A last one that lies more than a day ahead of what an answer
 * proves came from a clock that was wrong, and would hold the branch in a day that is years away.
 */
export function dayLabel(rules: Clock, clock: ServerClock, lastDay: string | null): string {
  const day = businessDay(rules, serverNow(clock))
  if (lastDay === null || lastDay <= day) return day
  const isProvenWrong = clock.standing === 'heard' && lastDay > numberToDay(dayToNumber(day) + 1)
  return isProvenWrong ? day : lastDay
}
