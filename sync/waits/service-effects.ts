import { groupBy } from './group-by.ts'
import { mean, sum } from './means.ts'
import type { Seen } from './service-seen.ts'

const DAY_SPREAD = 0.02
export const DAY_SPREAD_WEIGHT = 3
const DAY_SPREAD_MIN = 0.002
const DAY_SERVICES_MIN = 8
/** As many hours without any spread of their own are believed in before. */
const HOURS_WEIGHT = 8
const HOUR_SERVICES_MIN = 4

/** Learns one shrunk effect per key and takes it out of `rest`. */
export function takeEffect(
  seen: readonly Seen[],
  rest: number[],
  keyOf: (one: Seen) => string,
  prior: number,
): Map<string, number> {
  const totals = new Map<string, { sum: number; count: number }>()
  seen.forEach((one, index) => {
    const total = totals.get(keyOf(one)) ?? { sum: 0, count: 0 }
    totals.set(keyOf(one), { sum: total.sum + (rest[index] ?? 0), count: total.count + 1 })
  })
  const effects = new Map([...totals].map(([key, total]) => [key, total.sum / (total.count + prior)]))
  seen.forEach((one, index) => {
    rest[index] = (rest[index] ?? 0) - (effects.get(keyOf(one)) ?? 0)
  })
  return effects
}

export function spreadOfDays(seen: readonly Seen[], rest: readonly number[], noise: number): number {
  const beyond = spreadsBeyond(rest, noise, (index) => seen[index]?.day ?? 0, DAY_SERVICES_MIN)
  const spread = (sum(beyond) + DAY_SPREAD * DAY_SPREAD_WEIGHT) / (beyond.length + DAY_SPREAD_WEIGHT)
  return Math.max(DAY_SPREAD_MIN, spread)
}

/** What single hours differ by once the day and the time of day are taken out; 0 unless many of them show it. */
export function spreadOfHours(seen: readonly Seen[], rest: readonly number[], noise: number): number {
  const hourOfDay = (index: number): number => (seen[index]?.day ?? 0) * 24 + (seen[index]?.hour ?? 0)
  const beyond = spreadsBeyond(rest, noise, hourOfDay, HOUR_SERVICES_MIN)
  return Math.max(0, sum(beyond) / (beyond.length + HOURS_WEIGHT))
}

/** Of each group that is large enough: the square of its mean beyond what chance alone makes of so many. */
function spreadsBeyond(rest: readonly number[], noise: number, groupOf: (index: number) => number, least: number) {
  const groups = [...groupBy(rest.keys(), groupOf).values()].filter((group) => group.length >= least)
  return groups.map((group) => mean(group.map((index) => rest[index] ?? 0)) ** 2 - noise / group.length)
}
