import { onTicket } from './on-ticket.ts'

/** Only for a ticket that this counter had called. */
export const markNoShow = onTicket<'mark_no_show'>({
  change(ticket, meant) {
    if (ticket.state === 'called' && ticket.counter_id !== meant.args.counter_id) return 'unfit'
    return { state: 'no_show', ended_at: meant.at }
  },
})
