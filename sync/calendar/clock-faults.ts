import type { Clock, ClockRule } from './calendar-schema.ts'
import { dayToNumber } from './day-number.ts'
import { dayStart } from './day-start.ts'

/**
 * The day before a change of zone or start hour becomes shorter or longer. Below this length a ticket that was just
 * given would already expire, and below zero the days would no longer follow each other.
 */
export const CHANGED_DAY_HOURS_MIN = 12

const HOUR_MS = 3_600_000

export interface ClockFault {
  rule: number
  fault: 'clock_empty' | 'clock_zone_unknown' | 'clock_unsorted' | 'clock_day_too_short'
}

/** Why a clock must not be published; days tile time only under a clock without faults. */
export function clockFaults(clock: Clock): ClockFault[] {
  if (clock.length === 0) return [{ rule: 0, fault: 'clock_empty' }]
  const faults: ClockFault[] = []
  clock.forEach(({ zone }, rule) => {
    if (!isZone(zone)) faults.push({ rule, fault: 'clock_zone_unknown' })
  })
  // The length of a day can only be judged in zones that exist.
  if (faults.length > 0) return faults
  clock.forEach((current, rule) => {
    const fault = changeFault(clock, clock[rule - 1], current)
    if (fault !== undefined) faults.push({ rule, fault })
  })
  return faults
}

function changeFault(clock: Clock, before: ClockRule | undefined, rule: ClockRule): ClockFault['fault'] | undefined {
  if (before === undefined) return undefined
  if (rule.from_day <= before.from_day) return 'clock_unsorted'
  const day = dayToNumber(rule.from_day)
  const hours = (dayStart(clock, day) - dayStart(clock, day - 1)) / HOUR_MS
  return hours < CHANGED_DAY_HOURS_MIN ? 'clock_day_too_short' : undefined
}

/**
 * Only names of the form Area/City, and UTC: Postgres reads 'CET' as a fixed offset and '+01:00' with the opposite
 * sign, where Intl reads a zone with summer time and an offset.
 */
function isZone(zone: string): boolean {
  if (zone !== 'UTC' && !/^[A-Za-z_]+\//.test(zone)) return false
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    // Intl has no other way to say that a name is not a zone's.
    return false
  }
}
