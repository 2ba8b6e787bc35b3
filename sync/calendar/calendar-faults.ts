import type { Clock, DaySpans, ServiceOpening, WeeklyHours } from './calendar-schema.ts'
import { clockRule } from './clock-rule.ts'

export interface CalendarFault {
  /** Where in the calendar, as in `seasons[0].hours.mon[1]`. */
  path: string
  fault: 'span_empty' | 'span_outside_day' | 'season_empty'
}

/**
 * Why the calendar of a branch or service must not be published under this clock. The rules themselves cut silently
 * what lies outside the business day, so that `00:00`–`24:00` under a start at `04:00` would close a branch at night
 * that was meant to be open. Weekly hours are judged by the last rule of the clock, which is the one that stays.
 */
export function calendarFaults(calendar: ServiceOpening, clock: Clock): CalendarFault[] {
  const lastDay = clock.at(-1)?.from_day ?? ''
  const weekly = weeklyFaults('hours', calendar.hours ?? {}, clockRule(clock, lastDay).day_start)
  const seasons = (calendar.seasons ?? []).flatMap(({ from, to, hours }, index): CalendarFault[] => {
    const path = `seasons[${index}]`
    if (to < from) return [{ path, fault: 'season_empty' }]
    return weeklyFaults(`${path}.hours`, hours, clockRule(clock, to).day_start)
  })
  const holidays = (calendar.holidays ?? []).flatMap(({ day, hours }, index) =>
    spanFaults(`holidays[${index}].hours`, hours, clockRule(clock, day).day_start),
  )
  return [...weekly, ...seasons, ...holidays]
}

function weeklyFaults(path: string, weekly: WeeklyHours, dayStart: string): CalendarFault[] {
  return Object.entries(weekly).flatMap(([weekday, spans]) => spanFaults(`${path}.${weekday}`, spans ?? [], dayStart))
}

function spanFaults(path: string, spans: DaySpans, dayStart: string): CalendarFault[] {
  const dayEnd = wallHour(dayStart, 24)
  return spans.flatMap(({ from, to }, index): CalendarFault[] => {
    const place = `${path}[${index}]`
    // Wall times have a fixed width, so their text order is their order in time.
    if (to <= from) return [{ path: place, fault: 'span_empty' }]
    return from < dayStart || to > dayEnd ? [{ path: place, fault: 'span_outside_day' }] : []
  })
}

function wallHour(wall: string, hoursLater: number): string {
  return `${Number(wall.slice(0, 2)) + hoursLater}${wall.slice(2)}`
}
