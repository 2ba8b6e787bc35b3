import type { TicketKey } from '../../sync/tickets/ticket-token.ts'
import type { SecretBox } from '../auth/secret-box.ts'

/**
 * The id of a customer's command, from the id that the page made for the wish: the page that asks again gets the same
 * command. By a key of the server's and bound to the ticket, so that nobody names a command of somebody else.
 */
export function wishId(box: SecretBox, { tenantId, ticketId }: TicketKey, name: string, clientId: string): string {
  const mac = box.mac('ticket_wish', `${tenantId} ${ticketId} ${name} ${clientId.toLowerCase()}`)
  const digits = Buffer.from(mac, 'base64url').toString('hex').slice(0, 32)
  // Version 8: made by a rule of our own.
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5')
}
