import { ticketId as asTicketId, type TenantId } from '../../../sync/ids.ts'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import { ticketKeyToToken } from '../../../sync/tickets/ticket-token.ts'
import { factsOfCommand, type TicketFacts } from '../../device/printing/ticket-facts.ts'

/** What a customer is shown of a ticket that is on the disk. */
export type Ticket = {
  readonly number: string
  readonly serviceId: string
  /** Of the customer's own page, for their phone. */
  readonly address: string
  /** Absent where it was not looked at. */
  readonly ahead?: number
  /** As the server's clock is estimated: this machine's may stand anywhere. */
  readonly issuedAt: number
  /** What its paper says and is signed over. */
  readonly facts: TicketFacts
}

type Moment = { readonly ahead?: number; readonly issuedAt: number }

export function ticketOf(row: OutboxRow, tenantId: TenantId, origin: string, moment: Moment): Ticket {
  const facts = factsOfCommand(row)
  if (facts === undefined) throw new TypeError(`${row.name} issues no ticket`)
  return ticketOfFacts(facts, tenantId, origin, moment)
}

export function ticketOfFacts(facts: TicketFacts, tenantId: TenantId, origin: string, moment: Moment): Ticket {
  const { number, serviceId, secret = '' } = facts
  const token = ticketKeyToToken({ tenantId, ticketId: asTicketId.parse(facts.ticketId), secret })
  return { number, serviceId, address: `${origin}/t/${token}`, facts, ...moment }
}
