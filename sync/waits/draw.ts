import type { Random } from '../random/create-random.ts'

export function drawExponential(random: Random, mean: number): number {
  return -Math.log(1 - random.next()) * mean
}

export function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()))
  return radius * Math.cos(2 * Math.PI * random.next())
}
