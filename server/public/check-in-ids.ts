import { type TicketId, ticketId } from '../../sync/ids.ts'
import type { SecretBox } from '../auth/secret-box.ts'

/**
 * Ticket and secret of a check-in, from the id that the page made for it: the page that asks again, because an answer got
 * lost, gets the same ticket. Both by a key of the server's: the ticket's id is seen on displays, and nobody may get from
 * it back to what the page holds, or on to the secret.
 */
export function checkInIds(box: SecretBox, branchId: string, clientId: string): { ticketId: TicketId; secret: string } {
  const subject = `${branchId} ${clientId}`
  return {
    ticketId: ticketId.parse(
      hexToUuid(Buffer.from(box.mac('check_in', `ticket ${subject}`), 'base64url').toString('hex')),
    ),
    secret: box.mac('check_in', `secret ${subject}`),
  }
}

/** Version 8: made by a rule of our own. */
function hexToUuid(digits: string): string {
  return digits.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5')
}
