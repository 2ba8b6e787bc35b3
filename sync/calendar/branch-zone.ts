import { businessDay } from './business-day.ts'
import type { Clock } from './calendar-schema.ts'
import { clockRule } from './clock-rule.ts'

/** The zone in which a branch says its hours at an instant (milliseconds since 1970 UTC). */
export function branchZone(clock: Clock, at: number): string {
  return clockRule(clock, businessDay(clock, at)).zone
}
