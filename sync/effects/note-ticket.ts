import { onTicket } from './on-ticket.ts'

export const noteTicket = onTicket<'note_ticket'>({ change: (_, meant) => ({ note: meant.args.text }) })
