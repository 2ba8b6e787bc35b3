import { onTicket } from './on-ticket.ts'
import { waitingPatch } from './patches.ts'

export const returnTicket = onTicket<'return_ticket'>({ change: () => waitingPatch })
