import { isAwaited } from '../queue/is-awaited.ts'
import { onTicket } from './on-ticket.ts'
import { waitingPatch } from './patches.ts'

/** Into the line, with the place kept or, who comes too late for it, behind those who are there [AR2] [AR3]. */
export const confirmArrival = onTicket<'confirm_arrival'>({
  change(ticket, meant) {
    if (!isAwaited(ticket)) return 'nothing'
    return { ...waitingPatch, order_at: Math.max(ticket.order_at ?? 0, meant.told.order_at ?? 0) }
  },
})
