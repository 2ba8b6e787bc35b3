import type { View } from '../../../sync/device/device.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'

type Tickets = View['tickets']
type TakenAwayTold = {
  readonly kind: 'called_there' | 'serving_there' | 'served_there'
  readonly number: string
  readonly counter: string
}

/** Which tickets stood at the counter and are another one's now [TC24]. */
export function takenAway(before: Tickets, now: Tickets, counterId: string): readonly string[] {
  const found: string[] = []
  for (const [id, ticket] of before) {
    if (ticket.counter_id !== counterId || !isFirmlyHere(ticket)) continue
    if (kindOf(now.get(id), counterId) !== undefined) found.push(id)
  }
  return found
}

/** What is known of it now, for one sentence. Nothing, once it is with nobody or here again. */
export function takenAwayTold(
  { tickets, counters }: Pick<View, 'tickets' | 'counters'>,
  ticketId: string,
  counterId: string,
): TakenAwayTold | undefined {
  const ticket = tickets.get(ticketId)
  const kind = kindOf(ticket, counterId)
  const counter = counters.get(ticket?.counter_id ?? '')?.label
  if (kind === undefined || typeof ticket?.number !== 'string' || typeof counter !== 'string') return undefined
  return { kind, number: ticket.number, counter }
}

/** A wish to call that came to another ticket had only been shown here [TC15]. */
function isFirmlyHere({ state, standing, call_kind }: TicketRow): boolean {
  return state === 'serving' || (state === 'called' && (standing === 'confirmed' || call_kind === 'offline'))
}

function kindOf(ticket: TicketRow | undefined, counterId: string): TakenAwayTold['kind'] | undefined {
  if (typeof ticket?.counter_id !== 'string' || ticket.counter_id === counterId) return undefined
  if (ticket.state === 'called') return 'called_there'
  if (ticket.state === 'serving') return 'serving_there'
  return ticket.state === 'completed' ? 'served_there' : undefined
}
