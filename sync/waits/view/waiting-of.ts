import type { TicketRow } from '../../view/view-rows.ts'
import type { WaitingTicket } from '../wait-state.ts'

/** A ticket in the line, or none. One that lacks its place stands last, as on the screens. */
export function waitingOf(ticket: TicketRow): WaitingTicket[] {
  const { id, state, service_id, queued_at, order_at, for_counter_id, for_staff_id } = ticket
  if (state !== 'waiting' || typeof service_id !== 'string') return []
  const order = order_at ?? Number.MAX_SAFE_INTEGER
  const reserved = { for_counter_id: for_counter_id ?? null, for_staff_id: for_staff_id ?? null }
  return [{ id, service_id, queued_at: queued_at ?? order, order_at: order, ...reserved }]
}
