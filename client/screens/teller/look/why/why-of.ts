import { compareLine } from '../../../../../sync/queue/compare-line.ts'
import { type CallReason, explainCall } from '../../../../../sync/queue/explain-call.ts'
import type { Seat } from '../../../../../sync/queue/is-eligible.ts'
import { lineAt } from '../../../../../sync/queue/line-at.ts'
import type { TicketRow } from '../../../../../sync/view/view-rows.ts'

export type WhyKind =
  | 'first'
  | 'head_start'
  | 'appointment'
  | 'reserved_counter'
  | 'reserved_person'
  | 'chosen'
  | 'alone'
export type Why = {
  readonly kind: WhyKind
  /** Ids of those that are known here, the longest waiting first. */
  readonly passed: readonly string[]
  readonly passedCount: number
}

/**
 * Why this ticket is at the counter [WY1]: by what the authority noted with its call, or, while it has not answered, by the
 * same rule over the rows. One that was called by hand is told with those who stood before it.
 */
export function whyOf(ticket: TicketRow, tickets: ReadonlyMap<string, TicketRow>, seat: Seat): Why {
  if (ticket.call_kind === 'ticket' || ticket.call_kind === 'offline') {
    const ahead = lineAt(tickets.values(), seat).filter((other) => compareLine(other, ticket) < 0)
    const passed = ahead.map(({ id }) => id)
    if (ticket.call_kind === 'offline') return { kind: 'alone', passed, passedCount: passed.length }
    return { kind: passed.length > 0 ? 'chosen' : placeKind(ticket), passed, passedCount: passed.length }
  }
  const { passed, passed_count } = noted(ticket.why) ?? explainCall(ticket, tickets.values(), seat, 0)
  if (passed_count === 0) return { kind: placeKind(ticket), passed: [], passedCount: 0 }
  const ids = passed.flatMap((number) => idOf(number, ticket, tickets) ?? [])
  const kind = typeof ticket.appointment_id === 'string' ? 'appointment' : 'head_start'
  return { kind, passed: ids, passedCount: passed_count }
}

function placeKind({ for_counter_id, for_staff_id }: TicketRow): WhyKind {
  if (typeof for_staff_id === 'string') return 'reserved_person'
  return typeof for_counter_id === 'string' ? 'reserved_counter' : 'first'
}

/** As the authority gave it; a server of another version may say less. */
function noted(why: unknown): Pick<CallReason, 'passed' | 'passed_count'> | undefined {
  if (typeof why !== 'object' || why === null || !('passed' in why) || !('passed_count' in why)) return undefined
  const { passed, passed_count } = why
  if (!Array.isArray(passed) || typeof passed_count !== 'number') return undefined
  return { passed: passed.filter((each) => typeof each === 'string'), passed_count }
}

function idOf(number: string, { number_day }: TicketRow, tickets: ReadonlyMap<string, TicketRow>): string | undefined {
  for (const [id, ticket] of tickets) if (ticket.number === number && ticket.number_day === number_day) return id
  return undefined
}
