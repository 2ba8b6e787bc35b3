/**
 * Day labels ('YYYY-MM-DD') as whole numbers of days since 1970-01-01, so that the rules can count and compare them.
 * A label is not an instant: no zone takes part here.
 */
export const DAY_MS = 86_400_000

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

export function dayToNumber(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (!Number.isFinite(at)) throw new RangeError(`not a day label: ${day}`)
  return at / DAY_MS
}

export function numberToDay(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10)
}

export function weekdayOf(dayNumber: number): Weekday {
  // 1970-01-01 was a Thursday, three days after a Monday; the double modulo keeps days before it non-negative.
  const weekday = WEEKDAYS[(((dayNumber + 3) % 7) + 7) % 7]
  if (weekday === undefined) throw new RangeError(`not a day number: ${dayNumber}`)
  return weekday
}
