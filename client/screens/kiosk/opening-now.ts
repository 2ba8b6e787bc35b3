import { type Opening, openingAt } from '../../../sync/calendar/opening-at.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import type { Service } from './service-groups.ts'

/** Waiting and given today, by service. */
export type Counted = { readonly waiting: number; readonly issued: number }

/**
 * Tickets are counted by the service that they were issued for: their first leg. `orderedAt`: whose place in the line is behind that moment does
 * not wait before a customer who would stand there.
 */
export function countTickets(
  tickets: Iterable<TicketRow>,
  today: string | undefined,
  orderedAt = Number.POSITIVE_INFINITY,
): ReadonlyMap<string, Counted> {
  const counts = new Map<string, { waiting: number; issued: number }>()
  const of = (id: string) => {
    const found = counts.get(id) ?? { waiting: 0, issued: 0 }
    counts.set(id, found)
    return found
  }
  for (const ticket of tickets) {
    const issuedFor = issuedService(ticket)
    if (ticket.number_day === today && issuedFor !== undefined) of(issuedFor).issued += 1
    const isInLine = ticket.state === 'waiting' && ticket.queue_day === today && (ticket.order_at ?? 0) <= orderedAt
    if (isInLine && typeof ticket.service_id === 'string') of(ticket.service_id).waiting += 1
  }
  return counts
}

function issuedService({ legs, service_id }: TicketRow): string | undefined {
  const first: unknown = Array.isArray(legs) ? legs[0] : undefined
  if (typeof first === 'object' && first !== null && 'service_id' in first && typeof first.service_id === 'string') {
    return first.service_id
  }
  return service_id ?? undefined
}

/** Hours, holidays, last ticket and capacity are the kiosk's to refuse by, with or without the server. */
export function openingNow(
  { branch }: PublishedConfiguration,
  { rules }: Service,
  at: number,
  issuedToday: number,
): Opening {
  return openingAt(branch.calendar, rules, branch.clock, at, issuedToday)
}
