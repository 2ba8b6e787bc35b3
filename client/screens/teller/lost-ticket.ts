import type { TicketRow } from '../../../sync/view/view-rows.ts'

/** A ticket that stood at this counter, and what has become of it without this tablet. */
export type LostTicket = {
  readonly id: string
  readonly number: string
  readonly to: 'completed' | 'cancelled' | 'expired' | 'waiting' | 'parked' | 'no_show' | 'gone'
}
type Tickets = ReadonlyMap<string, TicketRow>

const ENDS = ['completed', 'cancelled', 'expired', 'waiting', 'parked', 'no_show'] as const

/** What stands here as the authority has it too: what is only this tablet's own word is told by its decision [TC25]. */
export function confirmedHere(tickets: Iterable<TicketRow>, counterId: string): readonly TicketRow[] {
  return [...tickets].filter((ticket) => ticket.standing === 'confirmed' && isHere(ticket, counterId))
}

/** Undefined: it is here still, this tablet took it away itself, or another counter has it, which is told as such [TC24]. */
export function lostOf(before: TicketRow, tickets: Tickets, counterId: string): LostTicket | undefined {
  const now = tickets.get(before.id)
  const lost = { id: before.id, number: before.number ?? '' }
  if (now === undefined) return { ...lost, to: 'gone' }
  if (now.standing !== 'confirmed' || isHere(now, counterId)) return undefined
  const to = ENDS.find((each) => each === now.state)
  return to === undefined || isAnothers(now, counterId) ? undefined : { ...lost, to }
}

/** Ended there. */
const isAnothers = ({ state, counter_id }: TicketRow, counterId: string): boolean =>
  state === 'completed' && typeof counter_id === 'string' && counter_id !== counterId

export function isHere({ state, counter_id }: TicketRow, counterId: string): boolean {
  return (state === 'called' || state === 'serving') && counter_id === counterId
}
