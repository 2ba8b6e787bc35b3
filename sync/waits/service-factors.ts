import { mean } from './means.ts'

export const NO_FACTORS = new Float64Array([1])

/** More than these tell a path nothing new. */
const FACTORS_MAX = 512

/** The shape of a law: its lengths beside the typical one, ascending, thinned evenly. */
export function factorsOf(logs: readonly number[]): Float64Array {
  const sorted = Float64Array.from(logs, Math.exp).sort()
  if (sorted.length <= FACTORS_MAX) return sorted
  // Each stands for its share with the mean of it: the few longest make up much of a line's work.
  const edge = (rank: number): number => Math.floor((rank * sorted.length) / FACTORS_MAX)
  return Float64Array.from({ length: FACTORS_MAX }, (_, rank) => mean([...sorted.subarray(edge(rank), edge(rank + 1))]))
}

/** Before anything was seen: a logistic shape in the logs, near enough to the lognormal of most services. */
export function plainLaw(noise: number): number[] {
  const scale = (Math.sqrt(noise) * Math.sqrt(3)) / Math.PI
  return Array.from({ length: 99 }, (_, rank) => scale * Math.log((rank + 1) / (99 - rank)))
}

export function firstAbove(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
