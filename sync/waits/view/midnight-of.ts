import { clockRule } from '../../calendar/clock-rule.ts'
import { dayToNumber } from '../../calendar/day-number.ts'
import { wallToInstant } from '../../calendar/wall-to-instant.ts'
import type { PublishedConfiguration } from '../../configuration/published-configuration.ts'

/** The branch's midnight of a day. Undefined: no day, or a zone that this browser does not know. */
export function midnightOf({ branch }: Pick<PublishedConfiguration, 'branch'>, day: string): number | undefined {
  try {
    return wallToInstant(dayToNumber(day), '00:00', clockRule(branch.clock, day).zone)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
