import type { Calendar, Clock, DaySpans, ServiceOpening } from './calendar-schema.ts'
import { clockRule } from './clock-rule.ts'
import { dayBounds } from './day-bounds.ts'
import { dayToNumber } from './day-number.ts'
import { type Interval, intersectIntervals, mergeIntervals } from './intervals.ts'
import { openingHours } from './opening-hours.ts'
import { wallToInstant } from './wall-to-instant.ts'

/** When the branch, or one service of it, is open on a business day; never outside of that day's own bounds. */
export function openIntervals(calendar: Calendar, clock: Clock, day: string, service: ServiceOpening = {}): Interval[] {
  const { hours, within } = openingHours(calendar, service, day)
  const { zone } = clockRule(clock, day)
  const { start, end } = dayBounds(clock, day)
  const open = intersectIntervals(spansToIntervals(hours, day, zone), [{ from: start, to: end }])
  return within === null ? open : intersectIntervals(open, spansToIntervals(within, day, zone))
}

function spansToIntervals(spans: DaySpans, day: string, zone: string): Interval[] {
  const dayNumber = dayToNumber(day)
  return mergeIntervals(
    spans.map(({ from, to }) => ({
      from: wallToInstant(dayNumber, from, zone),
      to: wallToInstant(dayNumber, to, zone),
    })),
  )
}
