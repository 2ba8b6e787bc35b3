import { onTicket } from './on-ticket.ts'
import { waitingPatch } from './patches.ts'

/** Aside, without losing the place; the counter that had the customer stays known. */
export const parkTicket = onTicket<'park_ticket'>({
  change: (ticket) => ({ ...waitingPatch, state: 'parked', counter_id: ticket.counter_id ?? null }),
})
