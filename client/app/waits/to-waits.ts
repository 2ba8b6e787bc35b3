import { MINUTE_MS } from '../../../sync/waits/limits.ts'
import type { WaitQuotes } from '../../../sync/waits/wait-quotes.ts'
import { STALE_MS_MAX, type WaitRange, waitRange } from '../../../sync/waits/wait-range.ts'
import type { WaitState } from '../../../sync/waits/wait-state.ts'
import { quoteKey, type Waits } from './waits.ts'

/** The answer of a run, as screens read it; `ageMs` is how old the replica is, 0 while it is live [WT14]. */
export function toWaits(state: WaitState, { tickets, newcomers }: WaitQuotes, ageMs: number): Waits {
  // Newcomers come in the order in which they were asked about.
  const asked = newcomers.map((quote, at) => ({ quote, headStartMs: state.newcomers?.[at]?.head_start_ms ?? 0 }))
  const plain = asked.filter(({ headStartMs }) => headStartMs === 0)
  return {
    services: new Map(plain.map(({ quote }) => [quote.service_id, waitRange(quote, ageMs)])),
    classes: new Map(
      asked.map(({ quote, headStartMs }) => [
        quoteKey(quote.service_id, headStartMs / MINUTE_MS),
        waitRange(quote, ageMs),
      ]),
    ),
    tickets: new Map(tickets.map((quote): [string, WaitRange] => [quote.ticket_id ?? '', waitRange(quote, ageMs)])),
    quotes: new Map(
      asked.map(({ quote, headStartMs }) => [quoteKey(quote.service_id, headStartMs / MINUTE_MS), quote]),
    ),
    ageMs,
    asOf: ageMs === 0 || ageMs > STALE_MS_MAX ? undefined : state.now - ageMs,
  }
}
