import type { TicketEffect } from './effect.ts'
import { onTicket } from './on-ticket.ts'
import { callPatch } from './patches.ts'

const called = onTicket<'call_next'>({ change: (ticket, meant) => callPatch(ticket, meant, 'next') })

/** Exactly the stored prediction; once the authority's row tells of this very call there is nothing to add [EF3]. */
export const callNext: TicketEffect<'call_next'> = (ticket, meant, id) => {
  if (ticket?.called_by_command === meant.id) return 'told'
  return called(ticket, meant, id)
}
