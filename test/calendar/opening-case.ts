import fc from 'fast-check'
import type { Calendar, Clock, ServiceOpening, WeeklyHours } from '../../sync/calendar/calendar-schema.ts'
import { numberToDay } from '../../sync/calendar/day-number.ts'
import { DAY_FIRST, DAY_LAST, DAY_STARTS, HOUR_MS, MINUTE_MS, ZONES, zoneTransitions } from './zones.ts'

export interface OpeningCase {
  calendar: Calendar
  service: ServiceOpening
  clock: Clock
  at: number
  issuedToday: number
}

/** Few wall times, so that spans touch, overlap, run backward, pass midnight and fall into skipped hours. */
const wallTime = fc.constantFrom(
  '01:30',
  '02:30',
  '08:00',
  '10:00',
  '12:30',
  '13:30',
  '16:00',
  '22:00',
  '24:00',
  '26:30',
  '30:00',
)
const span = fc.record({ from: wallTime, to: wallTime })
const daySpans = fc.array(span, { maxLength: 4 })
const noSpans = fc.array(span, { maxLength: 0 })

const weekly: fc.Arbitrary<WeeklyHours> = fc.record(
  { mon: daySpans, tue: daySpans, wed: daySpans, thu: daySpans, fri: daySpans, sat: daySpans, sun: daySpans },
  { requiredKeys: [] },
)
const often = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 5, nil: null })

/** Exceptions near the day that is asked about: the ones that could matter, and their neighbours that must not. */
function exceptionsNear(dayNumber: number) {
  const day = (min: number, max: number) => fc.integer({ min, max }).map((ahead) => numberToDay(dayNumber + ahead))
  // Closed seasons that end near the last day searched for an opening tell that limit from its neighbours.
  const open = fc.record({ name: fc.constant({}), from: day(-3, 2), to: day(-2, 20), hours: weekly })
  const closed = fc.record({ name: fc.constant({}), from: day(-3, 2), to: day(11, 16), hours: fc.constant({}) })
  const season = fc.oneof(open, closed)
  const holiday = fc.record({ day: day(-2, 4), name: fc.constant({}), hours: fc.oneof(noSpans, daySpans) })
  return { seasons: fc.array(season, { maxLength: 2 }), holidays: fc.array(holiday, { maxLength: 4 }) }
}

function aService(dayNumber: number): fc.Arbitrary<ServiceOpening> {
  const { seasons, holidays } = exceptionsNear(dayNumber)
  return fc.record(
    {
      hours: often(weekly),
      seasons: often(seasons),
      holidays: often(holidays),
      last_ticket_minutes_before_close: often(fc.constantFrom(0, 15, 30, 150, 240, 480)),
      capacity_per_day: often(fc.constantFrom(0, 1, 40)),
    },
    { requiredKeys: [] },
  )
}

const aClock = (dayNumber: number): fc.Arbitrary<Clock> =>
  fc
    .array(fc.record({ zone: fc.constantFrom(...ZONES), day_start: fc.constantFrom(...DAY_STARTS) }), {
      minLength: 1,
      maxLength: 2,
    })
    .map((rules) => rules.map((rule, index) => ({ from_day: numberToDay(dayNumber + index * 3), ...rule })))

/** A third of the cases lie around a change of the offset of some zone. */
const transitionDays = ZONES.flatMap((zone) => zoneTransitions(zone).map(({ at }) => Math.floor(at / (24 * HOUR_MS))))
const aDay = fc.oneof(
  { weight: 2, arbitrary: fc.integer({ min: DAY_FIRST, max: DAY_LAST }) },
  { weight: 1, arbitrary: fc.constantFrom(...transitionDays) },
)

export const anOpeningCase: fc.Arbitrary<OpeningCase> = aDay.chain((dayNumber) => {
  const { seasons, holidays } = exceptionsNear(dayNumber)
  return fc.record({
    calendar: fc.record(
      { hours: weekly, seasons: often(seasons), holidays: often(holidays) },
      { requiredKeys: ['hours'] },
    ),
    service: aService(dayNumber),
    clock: aClock(dayNumber),
    // Half hours meet the ends of spans exactly; a millisecond before them tells the sides apart.
    at: fc
      .tuple(fc.integer({ min: -12, max: 72 }), fc.constantFrom(0, 0, -1))
      .map(([halfHours, ms]) => dayNumber * 24 * HOUR_MS + halfHours * 30 * MINUTE_MS + ms),
    issuedToday: fc.constantFrom(0, 1, 39, 40, 41),
  })
})
