import { MINUTE_MS } from './limits.ts'
import type { Interval } from './wait-state.ts'

/** A counter as a tap: how much of its openings counts for this line, and how many people pass per ms. */
export type Tap = { readonly openings: readonly Interval[]; readonly ratePerMs: number }

const HORIZON_MS = 12 * 60 * MINUTE_MS

/** The first moment by which the open counters have let `people` pass, from now; null when they never do [WT10]. */
export function fluidWait(people: number, taps: readonly Tap[], now: number): number | null {
  const edges = taps.flatMap(({ openings }) => openings.flatMap(({ from, to }) => [from, to]))
  const later = [...new Set(edges.filter((at) => at > now && at < now + HORIZON_MS))].toSorted((a, b) => a - b)
  let [at, need] = [now, people]
  for (const end of [...later, now + HORIZON_MS]) {
    const start = at
    const rate = taps.reduce((sum, tap) => (isOpenAt(tap, start) ? sum + tap.ratePerMs : sum), 0)
    if (rate > 0 && (end - start) * rate >= need) return start + need / rate - now
    need -= (end - start) * rate
    at = end
  }
  return null
}

const isOpenAt = ({ openings }: Tap, at: number): boolean => openings.some(({ from, to }) => from <= at && at < to)
