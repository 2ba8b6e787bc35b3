import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { type Call, callOf } from './call-of.ts'

/** As many have room beside the last one at a time. */
export const BEFORE_ROWS = 5

export type RecentCalls = { readonly last: Call | undefined; readonly before: readonly Call[] }

/**
 * Today's calls, the youngest first [DY10]. The large one is the last whose customer is still on the way or at the counter;
 * one that was served and has gone may stand beside it, but not in its place. Whoever is on the way is left out of it never:
 * the large number may have been theirs for a second only [DY29].
 */
export function recentCalls(rows: Iterable<TicketRow>, today: string | undefined): RecentCalls {
  const calls = new Map<string, Call>()
  for (const row of rows) {
    if (today !== undefined && row.queue_day !== today) continue
    const call = callOf(row)
    if (call !== undefined && (calls.get(call.key)?.calledAt ?? 0) <= call.calledAt) calls.set(call.key, call)
  }
  const sorted = [...calls.values()].sort((one, other) => other.calledAt - one.calledAt)
  const last = sorted.find(({ state }) => state !== 'completed')
  const others = sorted.filter((call) => call !== last)
  return { last, before: others.filter(({ state }, place) => place < BEFORE_ROWS || state === 'called') }
}
