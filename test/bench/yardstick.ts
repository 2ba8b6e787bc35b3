import { median } from './statistics.ts'

const STEPS = 30_000_000
const TIMES = 5

/** How long this machine takes for one and the same sum now: figures of two runs are compared by it. */
export function yardstickMs(): number {
  return median(Array.from({ length: TIMES }, measure))
}

function measure(): number {
  const startedAt = performance.now()
  let sum = 0
  for (let step = 0; step < STEPS; step += 1) sum = (sum * 31 + step) | 0
  const ms = performance.now() - startedAt
  // Read, so that nobody leaves the sum out.
  return sum === 0.5 ? Number.NaN : ms
}
