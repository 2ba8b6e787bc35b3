import { onTicket } from './on-ticket.ts'

/** The customer is gone for good, by the teller's word or the customer's own. */
export const cancelTicket = onTicket<'cancel_ticket' | 'leave_queue'>({
  change: (_, meant) => ({ state: 'cancelled', ended_at: meant.at }),
})
