import { groupBy } from './group-by.ts'
import { MINUTE_MS } from './limits.ts'
import type { Opening, PastDay, PastTicket } from './wait-state.ts'

/** A counter that called nobody for so long was closed, or nobody waited: then it made no difference. */
const CLOSED_AFTER_MS = 20 * MINUTE_MS

export type DayWithOpenings = PastDay & { readonly isInferred?: true }

/** Where nobody recorded when counters were open, their services tell it [WT8]. */
export function withOpenings(day: PastDay): DayWithOpenings {
  if ((day.openings ?? []).length > 0) return day
  const called = day.tickets.filter(({ called_at, counter_id }) => called_at != null && counter_id != null)
  const byCounter = groupBy(called, ({ counter_id }) => counter_id ?? '')
  return { ...day, isInferred: true, openings: [...byCounter].flatMap(([counter, own]) => openingsOf(counter, own)) }
}

function openingsOf(counter_id: string, tickets: readonly PastTicket[]): Opening[] {
  const openings: { counter_id: string; from: number; to: number }[] = []
  for (const { called_at, ended_at } of tickets.toSorted((a, b) => (a.called_at ?? 0) - (b.called_at ?? 0))) {
    const from = called_at ?? 0
    const to = Math.max(from + 1, ended_at ?? from)
    const last = openings.at(-1)
    if (last !== undefined && from - last.to <= CLOSED_AFTER_MS) last.to = Math.max(last.to, to)
    else openings.push({ counter_id, from, to })
  }
  return openings
}
