import type { CounterFields, TicketFields } from '../view/view-rows.ts'
import { shareHash } from './share-hash.ts'

export type ShareCounter = Pick<CounterFields, 'service_ids' | 'retired_at'> & { readonly id: string }
export type Shared = Pick<TicketFields, 'service_id' | 'for_counter_id' | 'for_staff_id'> & { readonly id: string }

/**
 * The configured counters that serve a ticket's service, the one whose share it is in first [IS1]: by greater weight, then
 * by id. Open or closed does not count: a device that is cut off does not know.
 */
export function countersInRank(ticket: Shared, counters: Iterable<ShareCounter>): readonly string[] {
  return [...counters]
    .filter((counter) => serves(counter, ticket.service_id))
    .map(({ id }) => ({ id, weight: shareHash(ticket.id, id) }))
    .toSorted((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1))
    .map(({ id }) => id)
}

/**
 * A counter's rank for a ticket, 0 where it is in its own share. What is reserved for a counter or a person, and eligible
 * at this counter, nobody else can call: it is its own share, whatever the counter serves. -1: the counter does not serve it.
 */
export function rankInShare(ticket: Shared, counterId: string, counters: Iterable<ShareCounter>): number {
  const isReserved = typeof ticket.for_counter_id === 'string' || typeof ticket.for_staff_id === 'string'
  return isReserved ? 0 : countersInRank(ticket, counters).indexOf(counterId)
}

function serves({ service_ids, retired_at }: ShareCounter, serviceId: string | null | undefined): boolean {
  return typeof serviceId === 'string' && (retired_at ?? null) === null && (service_ids ?? []).includes(serviceId)
}
