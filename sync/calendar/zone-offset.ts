import { DAY_MS } from './day-number.ts'

/**
 * The offset of a zone from UTC at an instant, from the platform's own zone data.
 *
 * Asking Intl costs several microseconds, and a kiosk asks for every customer, so the answer is kept per zone and UTC
 * day: a day is described by the offsets at its two ends and, if they differ, by the second between them.
 * No zone is known to change twice within one UTC day and end where it began, which this description could not hold.
 */
interface ZoneDay {
  before: number
  after: number
  changesAt: number
}

/** About ten years; the memory is emptied rather than trimmed, because a working set never comes near it. */
const DAYS_PER_ZONE_MAX = 4_096
const ZONES_MAX = 64
const SECOND_MS = 1_000

interface Zone {
  format: Intl.DateTimeFormat
  days: Map<number, ZoneDay>
}

const zones = new Map<string, Zone>()

export function zoneOffsetMs(zoneName: string, at: number): number {
  const zone = zones.get(zoneName) ?? openZone(zoneName)
  const dayNumber = Math.floor(at / DAY_MS)
  const day = zone.days.get(dayNumber) ?? describeDay(zone, dayNumber)
  return at < day.changesAt ? day.before : day.after
}

function openZone(zoneName: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zoneName,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  if (zones.size >= ZONES_MAX) zones.clear()
  const zone = { format, days: new Map<number, ZoneDay>() }
  zones.set(zoneName, zone)
  return zone
}

function describeDay(zone: Zone, dayNumber: number): ZoneDay {
  let low = dayNumber * DAY_MS
  let high = low + DAY_MS
  const before = askOffsetMs(zone.format, low)
  const after = askOffsetMs(zone.format, high)
  while (before !== after && high - low > SECOND_MS) {
    const middle = low + Math.floor((high - low) / 2 / SECOND_MS) * SECOND_MS
    if (askOffsetMs(zone.format, middle) === before) low = middle
    else high = middle
  }
  const day = { before, after, changesAt: high }
  if (zone.days.size >= DAYS_PER_ZONE_MAX) zone.days.clear()
  zone.days.set(dayNumber, day)
  return day
}

/** `at` is a whole second: Intl drops fractions, and a dropped fraction would pass for an offset. */
function askOffsetMs(format: Intl.DateTimeFormat, at: number): number {
  const field: Record<string, number> = {}
  for (const part of format.formatToParts(at)) field[part.type] = Number(part.value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field
  return Date.UTC(year, month - 1, day, hour, minute, second) - at
}
