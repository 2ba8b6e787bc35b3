import type { TicketFields } from '../view/view-rows.ts'
import { compareLine, type InLine, orderOf } from './compare-line.ts'
import { isEligible, type Seat, type Waiting } from './is-eligible.ts'

const PASSED_MAX = 20

type Told = InLine & Waiting & Pick<TicketFields, 'number' | 'queued_at' | 'class_id' | 'head_start_s'>

/** The `why` of a call, with the keys that the authority gives them. */
export type CallReason = {
  readonly class_id: string | null
  readonly head_start_s: number
  readonly waited_s: number
  /** Numbers of those who came earlier and could have been served here, the longest waiting first. */
  readonly passed: readonly string[]
  readonly passed_count: number
}

/** Why this ticket now, as sql/functions/tickets/explain_call.sql; `at` is the time of the call by the server. */
export function explainCall(called: Told, tickets: Iterable<Told>, seat: Seat, at: number): CallReason {
  const queuedAt = called.queued_at ?? at
  const passed = passedBy(called, tickets, seat)
  return {
    class_id: called.class_id ?? null,
    head_start_s: called.head_start_s ?? 0,
    waited_s: Math.round(Math.max(at - queuedAt, 0) / 1_000),
    passed: passed.map(({ number }) => number ?? ''),
    passed_count: passed.length,
  }
}

/** Only a head start lets anybody pass, so that is the only case in which the line is searched. */
function passedBy(called: Told, tickets: Iterable<Told>, seat: Seat): Told[] {
  const queuedAt = called.queued_at ?? Number.NEGATIVE_INFINITY
  const order = orderOf(called)
  if (order >= queuedAt) return []
  const arrival = (ticket: Told): number => ticket.queued_at ?? Number.POSITIVE_INFINITY
  return [...tickets]
    .filter((ticket) => orderOf(ticket) > order && orderOf(ticket) < queuedAt && arrival(ticket) < queuedAt)
    .filter((ticket) => isEligible(ticket, seat))
    .toSorted(compareLine)
    .slice(0, PASSED_MAX)
    .toSorted((one, other) => arrival(one) - arrival(other))
}
