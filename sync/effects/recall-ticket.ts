import type { TicketEffect } from './effect.ts'
import { onTicket } from './on-ticket.ts'

const recalled = onTicket<'recall_ticket'>({
  change(ticket, meant) {
    if (ticket.counter_id !== meant.args.counter_id) return 'unfit'
    return { recalls: (ticket.recalls ?? 0) + 1, recalled_at: meant.at }
  },
})

/** Another recall than this one cannot come from another counter, so a higher count is this one, told by the stream. */
export const recallTicket: TicketEffect<'recall_ticket'> = (ticket, meant, id) => {
  const recalled_at = ticket?.recalled_at
  const isTold = (ticket?.recalls ?? 0) > (meant.told.seen?.[id]?.recalls ?? Number.POSITIVE_INFINITY)
  if (isTold && recalled_at !== null && recalled_at !== undefined) return 'nothing'
  return recalled(ticket, meant, id)
}
