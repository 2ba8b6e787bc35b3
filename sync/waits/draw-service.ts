import type { Random } from '../random/create-random.ts'
import type { DayPace } from './day-pace.ts'
import { drawExponential, drawGamma, drawNormal } from './draw.ts'
import type { ServiceLaws } from './learn-services.ts'
import { DAY_SPREAD_WEIGHT } from './service-effects.ts'
import { firstAbove, NO_FACTORS } from './service-factors.ts'
import { hourOf } from './service-seen.ts'

/** How long a service takes, in one possible day: the day's pace and each service's typical length are drawn once. */
export type ServiceDraw = {
  whole(service: string, staff: string, at: number): number
  /** What remains of one that has lasted `elapsed`: of those that last longer, the rest [WT4]. */
  residual(service: string, staff: string, at: number, elapsed: number): number
}

export function drawDay(laws: ServiceLaws, pace: DayPace, dayStart: number, random: Random): ServiceDraw {
  const day = pace.effect + drawNormal(random) * Math.sqrt(pace.doubt / drawSpreadDoubt(pace.days, random))
  const hours = drawHours(pace, random)
  const centers = new Map<string, number>()
  for (const [id, law] of laws.byService) centers.set(id, law.center + drawNormal(random) * Math.sqrt(law.doubt))
  const staffs = new Map<string, number>()
  for (const [id, effect] of laws.byStaff)
    staffs.set(id, effect + drawNormal(random) * Math.sqrt(laws.staffDoubt.get(id) ?? 0))
  const scale = (service: string, staff: string, at: number): number => {
    const hour = hourOf(at, dayStart)
    const usual = (centers.get(service) ?? 0) + (staffs.get(staff) ?? 0) + (laws.byHour[hour] ?? 0)
    return Math.exp(usual + day + (hours[hour] ?? 0))
  }
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

/** How far days differ is itself known from few days only: by what factor it may be smaller or larger than it seems. */
function drawSpreadDoubt(days: number, random: Random): number {
  const known = (days + DAY_SPREAD_WEIGHT) / 2
  return drawGamma(random, known) / known
}

/** By how much each hour of this day differs from the day. */
function drawHours({ hourNoise, thisHour }: DayPace, random: Random): number[] {
  if (hourNoise === 0) return []
  return Array.from({ length: 24 }, (_, hour) =>
    hour === thisHour.hour
      ? thisHour.effect + drawNormal(random) * Math.sqrt(thisHour.doubt)
      : drawNormal(random) * Math.sqrt(hourNoise),
  )
}

function pick(factors: Float64Array, from: number, random: Random): number {
  return factors[from + Math.floor(random.next() * (factors.length - from))] ?? 1
}
