import { ticketId as asTicketId, type TenantId } from '../../../sync/ids.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { ticketKeyToToken } from '../../../sync/tickets/ticket-token.ts'

/** What a customer is shown of a ticket that is on the disk. */
export type Ticket = {
  readonly number: string
  readonly serviceId: string
  /** Of the customer's own page, for their phone. */
  readonly address: string
  readonly ahead: number
  /** As the server's clock is estimated: this machine's may stand anywhere. */
  readonly issuedAt: number
}

type Moment = { readonly ahead: number; readonly issuedAt: number }

export function ticketOf({ args }: OutboxRow, tenantId: TenantId, origin: string, moment: Moment): Ticket {
  const ticketId = asTicketId.parse(args.ticket_id)
  const token = ticketKeyToToken({ tenantId, ticketId, secret: String(args.secret) })
  return {
    number: String(args.number),
    serviceId: String(args.service_id),
    address: `${origin}/t/${token}`,
    ...moment,
  }
}
