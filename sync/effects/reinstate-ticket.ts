import { onTicket } from './on-ticket.ts'
import { waitingPatch } from './patches.ts'

/** The place is never better than it was; by the tenant's rule it may be a later one, which was fixed at writing. */
export const reinstateTicket = onTicket<'reinstate_ticket'>({
  change(ticket, meant) {
    const order_at = Math.max(ticket.order_at ?? 0, meant.told.order_at ?? 0)
    return { ...waitingPatch, order_at }
  },
})
