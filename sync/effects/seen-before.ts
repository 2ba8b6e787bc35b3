import type { TicketFields } from '../view/view-rows.ts'
import type { Meant } from './meant.ts'
import type { SeenTicket } from './prediction.ts'

/**
 * How the ticket looked at the tap, if the authority has written it since: only then can the row show the command's own
 * doing. What was on the screen may have come from commands that are as pending as this one.
 */
export function seenBefore(ticket: TicketFields | undefined, meant: Meant, id: string): SeenTicket | undefined {
  const seen = meant.told.seen?.[id]
  return seen !== undefined && (ticket?.version ?? 0) > seen.version ? seen : undefined
}
