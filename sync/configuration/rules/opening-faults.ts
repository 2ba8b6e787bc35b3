import type { ConfigurationDocument } from '../configuration-document.ts'
import { type Fault, fault } from '../fault.ts'
import { type Span, type WeeklySpans, weekdays } from '../opening-schema.ts'
import { duplicates } from './duplicates.ts'
import { MINUTES_PER_DAY, minutesToWall, wallMinutes } from './minutes.ts'

type Opening = Partial<ConfigurationDocument['branch']['calendar']>

/** Hours of the branch and of each service: in order, apart, and within the business day, outside of which they are cut off. */
export function openingFaults({ branch, services }: ConfigurationDocument): Fault[] {
  const dayStarts = branch.clock.map(({ day_start }) => day_start)
  return [
    ...timetableFaults('branch.calendar', branch.calendar, dayStarts),
    ...services.flatMap(({ rules }, at) => timetableFaults(`services.${at}.rules`, rules, dayStarts)),
  ]
}

function timetableFaults(path: string, { hours, seasons = [], holidays = [] }: Opening, dayStarts: string[]): Fault[] {
  return [
    ...weeklyFaults(`${path}.hours`, hours ?? {}, dayStarts),
    ...seasons.flatMap((season, at) => [
      ...(season.to < season.from
        ? [fault(`${path}.seasons.${at}.to`, 'season_backwards', { from: season.from, to: season.to })]
        : []),
      ...weeklyFaults(`${path}.seasons.${at}.hours`, season.hours, dayStarts),
    ]),
    ...holidays.flatMap(({ hours: spans }, at) => spansFaults(`${path}.holidays.${at}.hours`, spans, dayStarts)),
    ...duplicates(holidays, ({ day }) => day).map(({ index, name }) =>
      fault(`${path}.holidays.${index}.day`, 'duplicate_holiday', { day: name }),
    ),
  ]
}

function weeklyFaults(path: string, hours: WeeklySpans, dayStarts: string[]): Fault[] {
  return weekdays.flatMap((weekday) => spansFaults(`${path}.${weekday}`, hours[weekday] ?? [], dayStarts))
}

function spansFaults(path: string, spans: readonly Span[], dayStarts: string[]): Fault[] {
  return spans.flatMap((span, at) => {
    const { from, to } = span
    if (wallMinutes(to) <= wallMinutes(from)) return [fault(`${path}.${at}`, 'span_backwards', { from, to })]
    const other = spans.slice(0, at).find((earlier) => overlaps(earlier, span))
    return [
      ...(other === undefined ? [] : [fault(`${path}.${at}`, 'spans_overlap', { from: other.from })]),
      ...outsideFaults(`${path}.${at}`, span, dayStarts),
    ]
  })
}

function overlaps(a: Span, b: Span): boolean {
  return wallMinutes(a.from) < wallMinutes(b.to) && wallMinutes(b.from) < wallMinutes(a.to)
}

/** While a change of the day's start is announced, hours may fit either side of it. */
function outsideFaults(path: string, span: Span, dayStarts: string[]): Fault[] {
  const isWithin = (dayStart: string): boolean =>
    wallMinutes(span.from) >= wallMinutes(dayStart) && wallMinutes(span.to) <= wallMinutes(dayStart) + MINUTES_PER_DAY
  const first = dayStarts[0]
  if (first === undefined || dayStarts.some(isWithin)) return []
  const dayEnd = minutesToWall(wallMinutes(first) + MINUTES_PER_DAY)
  return [fault(path, 'span_outside_day', { day_start: first, day_end: dayEnd })]
}
