import { compareLine, type InLine } from './compare-line.ts'
import { isEligible, type Seat, type Waiting } from './is-eligible.ts'

type Candidate = InLine & Waiting

/** Everybody who could be called at a counter, in order. */
export function lineAt<Ticket extends Candidate>(tickets: Iterable<Ticket>, seat: Seat): Ticket[] {
  return [...tickets].filter((ticket) => isEligible(ticket, seat)).toSorted(compareLine)
}

/** Who waits for each service today, in order: also those that are reserved for somebody. */
export function lineByService<Ticket extends Candidate>(
  tickets: Iterable<Ticket>,
  today: string,
): ReadonlyMap<string, readonly Ticket[]> {
  const lines = new Map<string, Ticket[]>()
  for (const ticket of tickets) {
    if (ticket.state !== 'waiting' || ticket.queue_day !== today || typeof ticket.service_id !== 'string') continue
    const line = lines.get(ticket.service_id)
    if (line === undefined) lines.set(ticket.service_id, [ticket])
    else line.push(ticket)
  }
  for (const line of lines.values()) line.sort(compareLine)
  return lines
}
