import { CENTER_PRIOR, learnCenters, type SummedService, summedOf } from './learn-centers.ts'
import { NOISE_DEFAULT } from './limits.ts'
import { mean, sum } from './means.ts'
import { spreadOfDays, spreadOfHours, takeEffect } from './service-effects.ts'
import { factorsOf, plainLaw } from './service-factors.ts'
import { type Seen, seenServices } from './service-seen.ts'
import type { PastDay, ServiceKnown } from './wait-state.ts'

/** Log-lengths: what a service takes is a product (matter × person × hour × day), and one long visit must not rule. */
export type ServiceLaw = {
  /** Log of the typical length and how sure it is (variance of that log). */
  readonly center: number
  readonly doubt: number
  /** Lengths beside the center, ascending, as factors: the shape of the law, whatever law it is. */
  readonly factors: Float64Array
}
export type ServiceLaws = {
  readonly byService: ReadonlyMap<string, ServiceLaw>
  readonly byStaff: ReadonlyMap<string, number>
  /** How sure each of these is (variance). */
  readonly staffDoubt: ReadonlyMap<string, number>
  readonly byHour: readonly number[]
  /** Variance of one log-length, between days, and from hour to hour within a day. */
  readonly noise: number
  readonly dayNoise: number
  readonly hourNoise: number
  /** How many days the day's spread was learnt of. */
  readonly days: number
}

/** How far people and hours of the day are apart, before anything of them was seen. */
const STAFF_SPREAD = 0.03
const HOUR_SPREAD = 0.01
/** Fewer lengths tell nothing of their spread. */
const SEEN_MIN = 5

export function learnServices(history: readonly PastDay[], services: readonly ServiceKnown[]): ServiceLaws {
  const seen = seenServices(history)
  const sums = summedOf(services, seen)
  const centers = learnCenters(seen, services, sums)
  const rest = seen.map((one) => one.log - (centers.get(one.service)?.center ?? 0))
  const noise = noiseOf(rest, sums)
  // Days first: a slow yesterday must not be taken for slow people, who are there again today.
  const dayNoise = spreadOfDays(seen, rest, noise)
  takeEffect(seen, rest, ({ day }) => String(day), noise / dayNoise)
  const byStaff = takeEffect(seen, rest, ({ staff }) => staff, noise / STAFF_SPREAD)
  const hours = takeEffect(seen, rest, ({ hour }) => String(hour), noise / HOUR_SPREAD)
  const hourNoise = spreadOfHours(seen, rest, noise)
  if (hourNoise > 0) takeEffect(seen, rest, ({ day, hour }) => `${day}/${hour}`, noise / hourNoise)
  const byService = new Map(
    [...centers].map(([id, center]) => {
      const own = rest.filter((_, index) => seen[index]?.service === id)
      const factors = factorsOf(own.length >= 30 ? own : rest.length >= 30 ? rest : plainLaw(noise))
      const logMean = sums.find((each) => each.id === id)?.logMean
      return [id, lawOf(center, factors, logMean, dayNoise)]
    }),
  )
  return {
    byService,
    byStaff,
    staffDoubt: staffDoubtOf(seen, noise),
    byHour: Array.from({ length: 24 }, (_, hour) => hours.get(String(hour)) ?? 0),
    noise,
    dayNoise,
    hourNoise,
    days: new Set(seen.map(({ day }) => day)).size,
  }
}

type Center = { readonly center: number; readonly count: number }

function lawOf(
  { center, count }: Center,
  factors: Float64Array,
  logMean: number | undefined,
  dayNoise: number,
): ServiceLaw {
  const doubt = spreadOfMean(factors) / (count + CENTER_PRIOR)
  if (logMean === undefined) return { center, doubt, factors }
  // What sums say of the mean is kept whatever shape few lengths seem to have.
  const toMean = logMean - (center + Math.log(mean([...factors])) + dayNoise / 2)
  return { center: center + (toMean * count) / (count + CENTER_PRIOR), doubt, factors }
}

function staffDoubtOf(seen: readonly Seen[], noise: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { staff } of seen) counts.set(staff, (counts.get(staff) ?? 0) + 1)
  return new Map([...counts].map(([staff, count]) => [staff, noise / (count + noise / STAFF_SPREAD)]))
}

/** Variance of a length beside its mean: what doubt in a line's work grows with, more than with the log's. */
function spreadOfMean(factors: Float64Array): number {
  const usual = mean([...factors])
  return mean(Array.from(factors, (factor) => (factor / usual - 1) ** 2))
}

function noiseOf(rest: readonly number[], sums: readonly SummedService[]): number {
  if (rest.length >= SEEN_MIN) return Math.max(0.0004, mean(rest.map((value) => value ** 2)))
  const count = sum(sums.map((each) => each.count))
  if (count < SEEN_MIN) return NOISE_DEFAULT
  return Math.max(0.0004, sum(sums.map((each) => each.count * each.noise)) / count)
}
