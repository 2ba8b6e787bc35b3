import { hourOf, logLength, type ServiceLaws, staffKey } from './learn-services.ts'
import { HOUR_MS } from './limits.ts'
import type { PastDay } from './wait-state.ts'

/** By how much today is slower than other days (a log), and how sure that is. */
export type DayPace = { readonly effect: number; readonly doubt: number }

/** The pace drifts within a day too: what is older than this weighs half. */
const HALF_LIFE_MS = 3 * HOUR_MS
/** The coming hours are not quite as the last ones were (variance of a log). */
const AHEAD_NOISE = 0.006

export function learnDayPace(today: PastDay, laws: ServiceLaws, now: number): DayPace {
  let [weights, squares, total] = [0, 0, 0]
  for (const ticket of today.tickets) {
    const log = logLength(ticket)
    const ended = ticket.ended_at ?? now
    if (log === null || ended > now) continue
    const weight = 2 ** -((now - ended) / HALF_LIFE_MS)
    const rest =
      log - expectedLog(laws, ticket.service_id, staffKey(ticket, ticket.counter_id), hourOf(ended, today.start_at))
    weights += weight
    squares += weight * weight
    // One forgotten "complete" of this morning must not slow the whole branch down.
    total += weight * Math.min(rest, 3 * Math.sqrt(laws.noise))
  }
  if (weights === 0) return { effect: 0, doubt: laws.dayNoise + AHEAD_NOISE }
  const count = (weights * weights) / squares
  const trust = count / (count + laws.noise / laws.dayNoise)
  return { effect: (trust * total) / weights, doubt: laws.dayNoise * (1 - trust) + AHEAD_NOISE }
}

export function expectedLog(laws: ServiceLaws, service: string, staff: string, hour: number): number {
  return (laws.byService.get(service)?.center ?? 0) + (laws.byStaff.get(staff) ?? 0) + (laws.byHour[hour] ?? 0)
}
