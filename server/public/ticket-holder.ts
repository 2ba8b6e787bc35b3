import { z } from '@hono/zod-openapi'
import { type TicketKey, tokenToTicketKey } from '../../sync/tickets/ticket-token.ts'
import { httpErrorOf } from '../http/http-error-of.ts'

/** Any text: what is no token is answered like one that opens nothing. */
export const holderParams = z.object({ token: z.string() })

/** Whose ticket a token says to be. Raises not_found for what is none. */
export function ticketHolder(token: string): TicketKey {
  const key = tokenToTicketKey(token)
  if (key === null) throw httpErrorOf('not_found')
  return key
}
