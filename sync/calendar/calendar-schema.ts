import { z } from 'zod'

const SPANS_PER_DAY_MAX = 12
const SEASONS_MAX = 100
const HOLIDAYS_MAX = 1_000
const CLOCK_RULES_MAX = 100
const LAST_TICKET_MINUTES_MAX = 1_440

/** Wall time in hours and minutes; hours pass 24 where an opening runs beyond midnight within its business day. */
const wallTime = z.string().regex(/^[0-4]\d:[0-5]\d$/)
const dayStart = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const day = z.iso.date()
const daySpans = z.array(z.object({ from: wallTime, to: wallTime })).max(SPANS_PER_DAY_MAX)

const weekly = z.object({
  mon: daySpans.optional(),
  tue: daySpans.optional(),
  wed: daySpans.optional(),
  thu: daySpans.optional(),
  fri: daySpans.optional(),
  sat: daySpans.optional(),
  sun: daySpans.optional(),
})

const words = z.record(z.string(), z.string())
const season = z.object({ name: z.union([z.string(), words]), from: day, to: day, hours: weekly })
const holiday = z.object({ day, name: words, hours: daySpans })
const seasons = z.array(season).max(SEASONS_MAX)
const holidays = z.array(holiday).max(HOLIDAYS_MAX)

/** Which zone and which hour begin the business day, from which day label on. `clockFaults` checks what a shape cannot. */
export const clockSchema = z
  .array(z.object({ from_day: day, zone: z.string(), day_start: dayStart }))
  .min(1)
  .max(CLOCK_RULES_MAX)

export const calendarSchema = z.object({
  hours: weekly,
  seasons: seasons.nullish(),
  holidays: holidays.nullish(),
})

/** The part of a service that decides when it gives tickets; each field may be absent. */
export const serviceOpeningSchema = z.object({
  hours: weekly.nullish(),
  seasons: seasons.nullish(),
  holidays: holidays.nullish(),
  last_ticket_minutes_before_close: z.int().min(0).max(LAST_TICKET_MINUTES_MAX).nullish(),
  capacity_per_day: z.int().min(0).nullish(),
})

export type Clock = z.infer<typeof clockSchema>
export type ClockRule = Clock[number]
export type Calendar = z.infer<typeof calendarSchema>
export type ServiceOpening = z.infer<typeof serviceOpeningSchema>
export type WeeklyHours = z.infer<typeof weekly>
export type DaySpans = z.infer<typeof daySpans>
export type Holiday = z.infer<typeof holiday>
export type Season = z.infer<typeof season>
