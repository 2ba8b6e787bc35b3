import type { TicketEffect } from './effect.ts'
import { onTicket } from './on-ticket.ts'
import { seenBefore } from './seen-before.ts'

const passed = onTicket<'let_pass'>({
  change(ticket, meant) {
    const { order_at } = meant.told
    // Nobody was behind.
    if (order_at === undefined || order_at <= (ticket.order_at ?? 0)) return 'nothing'
    return { order_at, passes_used: (ticket.passes_used ?? 0) + 1 }
  },
})

export const letPass: TicketEffect<'let_pass'> = (ticket, meant, id) => {
  const seen = seenBefore(ticket, meant, id)
  if (seen !== undefined && (ticket?.passes_used ?? 0) > seen.passes_used) return 'told'
  return passed(ticket, meant, id)
}
