import { businessDay } from '../../../../sync/calendar/business-day.ts'
import { dayBounds } from '../../../../sync/calendar/day-bounds.ts'
import { dayToNumber, numberToDay } from '../../../../sync/calendar/day-number.ts'
import { openIntervals } from '../../../../sync/calendar/open-intervals.ts'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'

/** Who took a ticket before the day turned has been served or sent home by then. */
const LATE_PAPER_MS = 4 * 3_600_000

/** The days whose paper counts now: today, and yesterday for some hours where the branch was open as the day turned. */
export function numberDays({ branch, services }: PublishedConfiguration, at: number): readonly string[] {
  const { clock, calendar } = branch
  const today = businessDay(clock, at)
  const { start } = dayBounds(clock, today)
  if (at - start > LATE_PAPER_MS) return [today]
  const yesterday = numberToDay(dayToNumber(today) - 1)
  const turned = [{}, ...services].some((service) =>
    openIntervals(calendar, clock, yesterday, service).some(({ to }) => to >= start),
  )
  return turned ? [today, yesterday] : [today]
}
