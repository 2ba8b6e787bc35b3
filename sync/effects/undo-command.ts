import type { TicketFields } from '../view/view-rows.ts'
import type { Patch, TicketEffect } from './effect.ts'

/** Puts back what was stored [EF4]; on a ticket that has moved on since, there is nothing to put back. */
export const undoCommand: TicketEffect<'undo_command'> = (ticket, meant, id) => {
  const before = meant.told.puts_back?.[id] as Patch<TicketFields> | undefined
  const seen = meant.told.seen?.[id]
  if (ticket === undefined || before === undefined) return 'nothing'
  if (seen === undefined || seen.state === ticket.state) return before
  return before.state === ticket.state ? 'nothing' : 'unfit'
}
