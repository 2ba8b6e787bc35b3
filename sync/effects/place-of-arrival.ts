import { compareLine } from '../queue/compare-line.ts'
import { instantToMs } from '../replica/instant-text.ts'
import type { TicketRow } from '../view/view-rows.ts'
import { callsOf } from './moved-leg.ts'
import { legsOf } from './patches.ts'
import type { Seen } from './writing.ts'

const MINUTE_MS = 60_000
/** Of an older server, which does not tell the tenant's. */
const HOLD_MINUTES = 15

/**
 * Where somebody who joined from afar comes to stand on arrival [AR3]; undefined: the place is kept. As
 * sql/functions/tickets/place_of_arrival.sql.
 */
export function placeOfArrival(ticket: TicketRow, seen: Seen, at: number): number | undefined {
  const passedAt = firstPassedAt(ticket, seen)
  const holdMs = MINUTE_MS * (seen.configuration?.settings?.web_hold_minutes ?? HOLD_MINUTES)
  return passedAt !== undefined && at > passedAt + holdMs ? at : undefined
}

/** When somebody who stands behind was called first: from then on the place was held. */
function firstPassedAt(ticket: TicketRow, { tickets }: Seen): number | undefined {
  const calls = [...tickets.values()]
    .filter((other) => other.queue_day === ticket.queue_day && compareLine(other, ticket) > 0)
    .flatMap((other) => callsFor(other, ticket.service_id))
    .filter((calledAt) => calledAt > (ticket.queued_at ?? 0))
  return calls.length === 0 ? undefined : Math.min(...calls)
}

/** The call that stands, those of legs that have ended, and those of who was sent to another service then. */
function callsFor(other: TicketRow, serviceId: TicketRow['service_id']): readonly number[] {
  const ended = legsOf(other)
    .flatMap((leg) => [leg, ...callsOf(leg)])
    .flatMap(({ service_id, called_at }) =>
      service_id === serviceId && typeof called_at === 'string' ? (instantToMs(called_at) ?? []) : [],
    )
  return typeof other.called_at === 'number' && other.service_id === serviceId ? [...ended, other.called_at] : ended
}
