import { clockRule } from '../../calendar/clock-rule.ts'
import { dayToNumber, weekdayOf } from '../../calendar/day-number.ts'
import { type Interval, mergeIntervals } from '../../calendar/intervals.ts'
import { wallToInstant } from '../../calendar/wall-to-instant.ts'
import type { PublishedConfiguration } from '../../configuration/published-configuration.ts'

/**
 * When each counter is meant to be open on a day, by its key; a date's shifts replace the weekday's of the same counter.
 * Undefined: the plan says nothing of this day, which is not the same as that nobody will come.
 */
export function planOfDay(
  { branch, staff_plan }: Pick<PublishedConfiguration, 'branch' | 'staff_plan'>,
  day: string,
): ReadonlyMap<string, Interval[]> | undefined {
  const dayNumber = dayToNumber(day)
  const { zone } = clockRule(branch.clock, day)
  const dated = staff_plan.filter((shift) => shift.day === day)
  const weekly = staff_plan.filter(
    ({ weekday, counter }) => weekday === weekdayOf(dayNumber) && dated.every((other) => other.counter !== counter),
  )
  const shifts = [...dated, ...weekly]
  if (shifts.length === 0) return undefined
  const byCounter = new Map<string, Interval[]>()
  for (const { counter, from, to } of shifts) {
    const own = byCounter.get(counter) ?? []
    own.push({ from: wallToInstant(dayNumber, from, zone), to: wallToInstant(dayNumber, to, zone) })
    byCounter.set(counter, own)
  }
  return new Map([...byCounter].map(([counter, own]) => [counter, mergeIntervals(own)]))
}
