import { NOISE_DEFAULT, SERVICE_MS_DEFAULT } from './limits.ts'
import { type LogMoments, logMomentsOf } from './log-moments.ts'
import { mean, sum } from './means.ts'
import type { Seen } from './service-seen.ts'
import type { ServiceKnown } from './wait-state.ts'

/** Pseudo-observations: how many services weigh as much as what was believed before. */
export const CENTER_PRIOR = 2
/** Who configures a time means a mean, which few long ones lift above the typical length: by this log. */
const MEAN_ABOVE = NOISE_DEFAULT / 2
/** The shape that the sums' own spread would have weighs as much as so many lengths that were seen. */
const SHAPE_PRIOR = 20

/** A configured time is believed only in relation to the others: by how far all of them are wrong is learnt first. */
export function learnCenters(seen: readonly Seen[], services: readonly ServiceKnown[], sums: readonly SummedService[]) {
  const configured = new Map(
    services.map(({ id, configured_ms }) => [id, Math.log(configured_ms ?? SERVICE_MS_DEFAULT) - MEAN_ABOVE]),
  )
  const before = (id: string): number => configured.get(id) ?? Math.log(SERVICE_MS_DEFAULT) - MEAN_ABOVE
  const apart = sum(seen.map(({ service, log }) => log - before(service)))
  const apartInSums = sum(sums.map(({ id, center, count }) => count * (center - before(id))))
  const wrongBy = (apart + apartInSums) / (seen.length + sum(sums.map(({ count }) => count)) + CENTER_PRIOR)
  const centers = new Map<string, { center: number; count: number }>()
  for (const id of new Set([...configured.keys(), ...seen.map(({ service }) => service)])) {
    const own = seen.filter(({ service }) => service === id)
    const summed = sums.find((each) => each.id === id) ?? { count: 0, center: 0 }
    const count = own.length + summed.count
    const total = sum(own.map(({ log }) => log)) + summed.count * summed.center + CENTER_PRIOR * (before(id) + wrongBy)
    centers.set(id, { center: total / (count + CENTER_PRIOR), count })
  }
  return centers
}

export type SummedService = LogMoments & { readonly id: string; readonly logMean: number }

/** What is in the sums beyond what is seen one by one. */
export function summedOf(services: readonly ServiceKnown[], seen: readonly Seen[]): SummedService[] {
  return services.flatMap(({ id, past }) => {
    if (past === undefined) return []
    const moments = logMomentsOf(past)
    const own = seen.filter(({ service }) => service === id).map(({ log }) => log)
    const count = moments.count - own.length
    if (count <= 0) return []
    // A mean is known; by how much the typical length lies below it, the seen ones tell better than any assumed law.
    const logMean = Math.log(past.sum_ms / past.count)
    const below = own.length === 0 ? 0 : Math.log(mean(own.map(Math.exp))) - mean(own)
    const assumed = logMean - moments.center
    const gap = (own.length * below + SHAPE_PRIOR * assumed) / (own.length + SHAPE_PRIOR)
    return [{ id, ...moments, count, center: logMean - gap, logMean }]
  })
}
