import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { type Call, callOf } from './call-of.ts'

const BEFORE_MAX = 5

export type RecentCalls = { readonly last: Call | undefined; readonly before: readonly Call[] }

/**
 * Today's calls, the youngest first [DY10]. The large one is the last whose customer is still on the way or at the counter;
 * one that was served and has gone may stand beside it, but not in its place.
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
  return { last, before: sorted.filter((call) => call !== last).slice(0, BEFORE_MAX) }
}
