import type { Random } from '../../../sync/random/create-random.ts'
import { drawExponential, drawNormal } from '../../../sync/waits/draw.ts'
import type { ShapeService } from './shape.ts'

/** A service's length in minutes by its true law, which the estimators do not know. */
export function drawLength({ mean, cv, law }: ShapeService, random: Random): number {
  if (law === 'exponential') return drawExponential(random, mean)
  if (law === 'uniform') return mean * (1 + cv * Math.sqrt(3) * (2 * random.next() - 1))
  if (law === 'gamma') {
    const parts = Math.max(1, Math.round(1 / cv ** 2))
    return Array.from({ length: parts }, () => drawExponential(random, mean / parts)).reduce(
      (sum, part) => sum + part,
      0,
    )
  }
  const variance = Math.log(1 + cv ** 2)
  return mean * Math.exp(drawNormal(random) * Math.sqrt(variance) - variance / 2)
}
