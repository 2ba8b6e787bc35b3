import type { Clock, ClockRule } from './calendar-schema.ts'

/** The rule in force for a day label: the last one that has begun; the first one also holds for all days before it. */
export function clockRule(clock: Clock, day: string): ClockRule {
  for (let index = clock.length - 1; index > 0; index -= 1) {
    const rule = clock[index]
    // Labels have a fixed width, so their text order is their order in time.
    if (rule !== undefined && rule.from_day <= day) return rule
  }
  const first = clock[0]
  if (first === undefined) throw new RangeError('a clock has at least one rule')
  return first
}
