/** More than these tell a path nothing new. */
const FACTORS_MAX = 512

/** The shape of a law: its lengths beside the typical one, ascending, thinned evenly. */
export function factorsOf(logs: readonly number[]): Float64Array {
  const sorted = Float64Array.from(logs, Math.exp).sort()
  if (sorted.length <= FACTORS_MAX) return sorted
  const at = (rank: number): number => sorted[Math.floor(((rank + 0.5) * sorted.length) / FACTORS_MAX)] ?? 1
  return Float64Array.from({ length: FACTORS_MAX }, (_, rank) => at(rank))
}

/** Before anything was seen: a logistic shape in the logs, near enough to the lognormal of most services. */
export function plainLaw(noise: number): number[] {
  const scale = (Math.sqrt(noise) * Math.sqrt(3)) / Math.PI
  return Array.from({ length: 99 }, (_, rank) => scale * Math.log((rank + 1) / (99 - rank)))
}
