import { z } from 'zod'
import { names } from './text-schema.ts'

// The shapes of sync/calendar, strict: a misspelt weekday in a file must not read as a closed day.
const SPANS_PER_DAY_MAX = 12
const SEASONS_MAX = 20
const HOLIDAYS_MAX = 400
const CLOCK_RULES_MAX = 20
const ZONE_CHARS_MAX = 64
const LAST_TICKET_MINUTES_MAX = 1_440
const CAPACITY_PER_DAY_MAX = 100_000

export const wallTime = z.string().regex(/^[0-4]\d:[0-5]\d$/)
export const day = z.iso.date()

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const span = z.strictObject({ from: wallTime, to: wallTime })
const spans = z.array(span).max(SPANS_PER_DAY_MAX)
const daySpans = spans.exactOptional()

const weekly = z.strictObject({
  mon: daySpans,
  tue: daySpans,
  wed: daySpans,
  thu: daySpans,
  fri: daySpans,
  sat: daySpans,
  sun: daySpans,
})

const seasons = z.array(z.strictObject({ name: names, from: day, to: day, hours: weekly })).max(SEASONS_MAX)
const holidays = z.array(z.strictObject({ day, name: names, hours: spans })).max(HOLIDAYS_MAX)

export const clock = z
  .array(
    z.strictObject({
      from_day: day,
      zone: z.string().max(ZONE_CHARS_MAX),
      day_start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    }),
  )
  .max(CLOCK_RULES_MAX)

export const calendar = z.strictObject({
  hours: weekly,
  seasons: seasons.exactOptional(),
  holidays: holidays.exactOptional(),
})

export const serviceRules = z.strictObject({
  hours: weekly.exactOptional(),
  seasons: seasons.exactOptional(),
  holidays: holidays.exactOptional(),
  last_ticket_minutes_before_close: z.int().min(0).max(LAST_TICKET_MINUTES_MAX).exactOptional(),
  capacity_per_day: z.int().min(0).max(CAPACITY_PER_DAY_MAX).exactOptional(),
})

export type Span = z.output<typeof span>
export type WeeklySpans = z.output<typeof weekly>
