import { quantile, rounded } from '../statistics.ts'
import type { PageCounts } from './open-page.ts'
import type { SyncLag } from './sync-lag.ts'
import type { Ledger } from './work.ts'

export type Counted = {
  readonly ledger: Pick<Ledger, 'callMs' | 'commands'>
  readonly found: SyncLag
  readonly counts: PageCounts
  readonly seen: { readonly shapeAnswers: number; readonly heartbeats: number; readonly refetches: number }
  readonly loopDelayP99Ms: number
}

/** What the generator measured, by the names under which it is told; shares are in the order of the quantile. */
export function figuresOf({ ledger, found, counts, seen, loopDelayP99Ms }: Counted): Record<string, number> {
  const at = (values: readonly number[], share: number): number => rounded(quantile(values, share), 1)
  return {
    call_next_p50_ms: at(ledger.callMs, 0.5),
    call_next_p99_ms: at(ledger.callMs, 0.99),
    sync_lag_p50_ms: at(found.fromAnswerMs, 0.5),
    sync_lag_p99_ms: at(found.fromAnswerMs, 0.99),
    sync_from_send_p99_ms: at(found.fromSendingMs, 0.99),
    customer_page_p99_ms: at(counts.pollMs, 0.99),
    page_open_p99_ms: at(counts.openMs, 0.99),
    calls: ledger.callMs.length,
    commands: ledger.commands,
    rows_seen: found.fromAnswerMs.length,
    polls: seen.shapeAnswers,
    page_polls: counts.polls,
    pages_opened: counts.openMs.length,
    pages_open: counts.open,
    heartbeats: seen.heartbeats,
    refetches: seen.refetches,
    generator_loop_p99_ms: rounded(loopDelayP99Ms, 1),
  }
}
