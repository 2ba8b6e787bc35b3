import { dayToNumber } from '../../sync/calendar/day-number.ts'
import { zoneOffsetMs } from '../../sync/calendar/zone-offset.ts'

export const ZONES = ['Africa/Tunis', 'Europe/Paris', 'America/Toronto', 'Africa/Casablanca', 'Asia/Kathmandu']
export const DAY_STARTS = ['00:00', '02:30', '04:00']
export const DAY_FIRST = dayToNumber('2015-01-01')
export const DAY_LAST = dayToNumber('2026-12-31')

export const MINUTE_MS = 60_000
export const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Every whole hour from 2015 to 2026 at which the zone's offset differs from that of the hour before. */
export function zoneTransitions(zone: string): { at: number; minutes: number }[] {
  const transitions: { at: number; minutes: number }[] = []
  for (let at = DAY_FIRST * DAY_MS; at < (DAY_LAST + 1) * DAY_MS; at += HOUR_MS) {
    const offset = zoneOffsetMs(zone, at)
    if (offset !== zoneOffsetMs(zone, at - HOUR_MS)) transitions.push({ at, minutes: offset / MINUTE_MS })
  }
  return transitions
}
