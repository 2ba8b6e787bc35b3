import type { BranchStatsFields } from '../../view/view-rows.ts'
import type { LengthSums } from '../wait-state.ts'

type Loose = Readonly<Record<string, unknown>>

/**
 * The lengths of a service's last four weeks, out of the branch's statistics. These begin with the service and the estimate
 * with the call: `walkUpMs`, what lies between, is added to each.
 */
export function sumsOfStats(
  stats: BranchStatsFields | undefined,
  serviceId: string,
  walkUpMs: number,
): LengthSums | undefined {
  const services = partOf(stats?.document, 'services')
  const past = partOf(partOf(services, serviceId), 'past')
  const [count, sum, squares] = [numberOf(past?.count), numberOf(past?.sum_s), numberOf(past?.sum_of_squares)]
  if (!(count > 0 && sum > 0 && squares > 0)) return undefined
  const sum_ms = sum * 1000
  return {
    count,
    sum_ms: sum_ms + count * walkUpMs,
    sum_of_squares: squares * 1e6 + 2 * walkUpMs * sum_ms + count * walkUpMs * walkUpMs,
  }
}

function partOf(value: unknown, name: string): Loose | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const part = (value as Loose)[name]
  return typeof part === 'object' && part !== null ? (part as Loose) : undefined
}
const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
