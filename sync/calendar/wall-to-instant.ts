import { DAY_MS } from './day-number.ts'
import { zoneOffsetMs } from './zone-offset.ts'

const MINUTE_MS = 60_000
const WALL_TIME = /^(\d\d):([0-5]\d)$/

/**
 * The instant (milliseconds since 1970 UTC) at which the clocks of `zone` show `wall` on the given day, as Postgres'
 * `timestamp at time zone zone` decides it: a time that a spring change skips takes the offset from before the change,
 * a time that an autumn change repeats takes the offset from after it.
 */
export function wallToInstant(dayNumber: number, wall: string, zone: string): number {
  const local = dayNumber * DAY_MS + wallToMs(wall)
  // A day on either side is beyond any offset, so these two are the offsets around a change near this wall time.
  const before = zoneOffsetMs(zone, local - DAY_MS)
  const after = zoneOffsetMs(zone, local + DAY_MS)
  if (before === after) return local - before
  const isAfterValid = zoneOffsetMs(zone, local - after) === after
  return local - (isAfterValid ? after : before)
}

function wallToMs(wall: string): number {
  const match = WALL_TIME.exec(wall)
  if (match === null) throw new RangeError(`not a wall time: ${wall}`)
  return (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS
}
