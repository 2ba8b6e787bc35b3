import { compareLine, type InLine } from './compare-line.ts'
import { canCall, isEligible, type Seat, type Waiting } from './is-eligible.ts'

/**
 * Whom `call_next` would call [QU2]: the first eligible row of the view. Pending calls show in the view by their effects;
 * `taken` are those that calls have taken whose effects do not show yet.
 */
export function predictNext<Ticket extends InLine & Waiting>(
  tickets: Iterable<Ticket>,
  seat: Seat,
  taken: ReadonlySet<string>,
): Ticket | undefined {
  if (!canCall(seat)) return undefined
  let first: Ticket | undefined
  for (const ticket of tickets) {
    if (taken.has(ticket.id) || !isEligible(ticket, seat)) continue
    if (first === undefined || compareLine(ticket, first) < 0) first = ticket
  }
  return first
}
