import { dayToNumber, numberToDay } from '../../../../sync/calendar/day-number.ts'

/** What a replica holds of the past. */
export function yesterdayOf(today: string): string {
  return numberToDay(dayToNumber(today) - 1)
}
