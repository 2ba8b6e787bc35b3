import type { Random } from '../random/create-random.ts'

export function drawExponential(random: Random, mean: number): number {
  return -Math.log(1 - random.next()) * mean
}

export function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()))
  return radius * Math.cos(2 * Math.PI * random.next())
}

/** Mean and variance `shape`, which is at least about one (Marsaglia and Tsang's way). */
export function drawGamma(random: Random, shape: number): number {
  const d = Math.max(shape, 1) - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random.next()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}
