import type { Calendar, DaySpans, Holiday, Season, ServiceOpening, WeeklyHours } from './calendar-schema.ts'
import { dayToNumber, weekdayOf } from './day-number.ts'

/**
 * Which hours hold on a day. `within`, where present, limits `hours`: the building's exceptions bind a service that
 * otherwise keeps its own timetable, for a service cannot be served behind a locked door.
 */
export interface OpeningHours {
  hours: DaySpans
  within: DaySpans | null
  isHoliday: boolean
}

export function openingHours(calendar: Calendar, service: ServiceOpening, day: string): OpeningHours {
  const branchHoliday = holidayOn(calendar.holidays, day)
  const branchSeason = seasonOn(calendar.seasons, day)
  const serviceHoliday = holidayOn(service.holidays, day)
  const serviceSeason = seasonOn(service.seasons, day)
  const isHoliday = branchHoliday !== undefined || serviceHoliday !== undefined

  const exact = serviceHoliday?.hours ?? (serviceSeason && weekdayHours(serviceSeason.hours, day))
  if (exact !== undefined) return { hours: exact, within: branchHoliday?.hours ?? null, isHoliday }

  const exception = branchHoliday?.hours ?? (branchSeason && weekdayHours(branchSeason.hours, day))
  if (service.hours) return { hours: weekdayHours(service.hours, day), within: exception ?? null, isHoliday }
  return { hours: exception ?? weekdayHours(calendar.hours, day), within: null, isHoliday }
}

function weekdayHours(weekly: WeeklyHours, day: string): DaySpans {
  return weekly[weekdayOf(dayToNumber(day))] ?? []
}

function holidayOn(holidays: Holiday[] | null | undefined, day: string): Holiday | undefined {
  return holidays?.findLast((holiday) => holiday.day === day)
}

function seasonOn(seasons: Season[] | null | undefined, day: string): Season | undefined {
  return seasons?.findLast((season) => season.from <= day && day <= season.to)
}
