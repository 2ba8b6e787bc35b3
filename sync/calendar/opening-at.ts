import { businessDay } from './business-day.ts'
import type { Calendar, Clock, ServiceOpening } from './calendar-schema.ts'
import { dayToNumber, numberToDay } from './day-number.ts'
import type { Interval } from './intervals.ts'
import { openIntervals } from './open-intervals.ts'
import { openingHours } from './opening-hours.ts'

/** How many business days after today are searched for the next opening; beyond it a screen names no time. */
const OPENING_SEARCH_DAYS_MAX = 14

const MINUTE_MS = 60_000

type ClosedReason = 'closed' | 'holiday' | 'outside_hours' | 'after_last_ticket' | 'over_capacity'

/** Instants in milliseconds since 1970 UTC. No ticket is given at or after `lastTicketAt`. */
export type Opening =
  | { kind: 'open'; closesAt: number; lastTicketAt: number }
  | { kind: 'closed'; reason: ClosedReason; opensAt: number | null }

/** Whether a service gives a ticket at an instant, `issuedToday` tickets into its business day; if not, why and until when. */
export function openingAt(
  calendar: Calendar,
  service: ServiceOpening,
  clock: Clock,
  at: number,
  issuedToday: number,
): Opening {
  const today = businessDay(clock, at)
  const intervals = openIntervals(calendar, clock, today, service)
  const current = intervals.find((interval) => interval.from <= at && at < interval.to)
  const isFull = issuedToday >= (service.capacity_per_day ?? Number.POSITIVE_INFINITY)
  const opensAt = () => nextOpening(calendar, service, clock, at, dayToNumber(today), isFull)

  if (current === undefined) {
    const reason = intervals.length > 0 ? 'outside_hours' : closedDayReason(calendar, service, today)
    return { kind: 'closed', reason, opensAt: opensAt() }
  }
  const lastTicketAt = lastTicketOf(current, service)
  if (at >= lastTicketAt) return { kind: 'closed', reason: 'after_last_ticket', opensAt: opensAt() }
  if (isFull) return { kind: 'closed', reason: 'over_capacity', opensAt: opensAt() }
  return { kind: 'open', closesAt: current.to, lastTicketAt }
}

function closedDayReason(calendar: Calendar, service: ServiceOpening, day: string): ClosedReason {
  return openingHours(calendar, service, day).isHoliday ? 'holiday' : 'closed'
}

function lastTicketOf(interval: Interval, service: ServiceOpening): number {
  return interval.to - (service.last_ticket_minutes_before_close ?? 0) * MINUTE_MS
}

/** The next instant at which a ticket would be given. A full day has none left, so the search starts on the day after. */
function nextOpening(
  calendar: Calendar,
  service: ServiceOpening,
  clock: Clock,
  at: number,
  today: number,
  isFull: boolean,
): number | null {
  if (service.capacity_per_day === 0) return null
  for (let ahead = isFull ? 1 : 0; ahead <= OPENING_SEARCH_DAYS_MAX; ahead += 1) {
    const next = openIntervals(calendar, clock, numberToDay(today + ahead), service).find(
      (interval) => interval.from > at && interval.from < lastTicketOf(interval, service),
    )
    if (next !== undefined) return next.from
  }
  return null
}
