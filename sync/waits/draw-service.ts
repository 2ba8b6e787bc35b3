import type { Random } from '../random/create-random.ts'
import type { DayPace } from './day-pace.ts'
import { drawExponential, drawNormal } from './draw.ts'
import { hourOf, type ServiceLaws } from './learn-services.ts'

/** How long a service takes, in one possible day: the day's pace and each service's typical length are drawn once. */
export type ServiceDraw = {
  whole(service: string, staff: string, at: number): number
  /** What remains of one that has lasted `elapsed`: of those that last longer, the rest [WT4]. */
  residual(service: string, staff: string, at: number, elapsed: number): number
}

const NO_FACTORS = new Float64Array([1])

export function drawDay(laws: ServiceLaws, pace: DayPace, dayStart: number, random: Random): ServiceDraw {
  const day = pace.effect + drawNormal(random) * Math.sqrt(pace.doubt)
  const centers = new Map<string, number>()
  for (const [id, law] of laws.byService) centers.set(id, law.center + drawNormal(random) * Math.sqrt(law.doubt))
  const scale = (service: string, staff: string, at: number): number =>
    Math.exp(
      (centers.get(service) ?? 0) + day + (laws.byStaff.get(staff) ?? 0) + (laws.byHour[hourOf(at, dayStart)] ?? 0),
    )
  const factorsOf = (service: string): Float64Array => laws.byService.get(service)?.factors ?? NO_FACTORS
  return {
    whole: (service, staff, at) => scale(service, staff, at) * pick(factorsOf(service), 0, random),
    residual(service, staff, at, elapsed) {
      const unit = scale(service, staff, at)
      const factors = factorsOf(service)
      const from = firstAbove(factors, elapsed / unit)
      if (from < factors.length) return unit * pick(factors, from, random) - elapsed
      // Longer than any that was seen: what lasted long goes on for long.
      return drawExponential(random, Math.max(unit, elapsed / 2))
    },
  }
}

function pick(factors: Float64Array, from: number, random: Random): number {
  return factors[from + Math.floor(random.next() * (factors.length - from))] ?? 1
}

function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
