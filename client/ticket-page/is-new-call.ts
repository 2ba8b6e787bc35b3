import type { PublicTicket } from './public-ticket.ts'

/** Whether what was just told is a call that has not rung yet: the first one, one after a putting back, or a repetition. */
export function isNewCall(before: PublicTicket | undefined, ticket: PublicTicket): boolean {
  if (ticket.state !== 'called') return false
  return before?.state !== 'called' || before.called_at !== ticket.called_at || before.recalls !== ticket.recalls
}
