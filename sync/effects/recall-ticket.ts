import type { TicketEffect } from './effect.ts'
import { onTicket } from './on-ticket.ts'
import { seenBefore } from './seen-before.ts'

const recalled = onTicket<'recall_ticket'>({
  change(ticket, meant) {
    if (ticket.counter_id !== meant.args.counter_id) return 'unfit'
    return { recalls: (ticket.recalls ?? 0) + 1, recalled_at: meant.at }
  },
})

/** Another recall than this one cannot come from another counter, so a higher count is this one, told by the stream. */
export const recallTicket: TicketEffect<'recall_ticket'> = (ticket, meant, id) => {
  const seen = seenBefore(ticket, meant, id)
  if (seen !== undefined && (ticket?.recalls ?? 0) > seen.recalls) return 'told'
  return recalled(ticket, meant, id)
}
