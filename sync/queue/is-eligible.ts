import type { CounterFields, TicketFields } from '../view/view-rows.ts'

export type Seat = {
  readonly counter: Pick<CounterFields, 'branch_id' | 'service_ids' | 'state' | 'retired_at'> & { readonly id: string }
  /** The person whose session the call would carry. */
  readonly staffId: string | null
  readonly today: string
}
export type Waiting = Pick<
  TicketFields,
  'branch_id' | 'queue_day' | 'state' | 'service_id' | 'for_counter_id' | 'for_staff_id'
>

/**
 * What `call_next` may take at a counter [QU1], condition by condition as in sql/functions/commands/call_next.sql. Who was
 * sent to a person comes wherever that person sits, whatever the counter serves: nobody else would ever call them.
 */
export function isEligible(ticket: Waiting, { counter, staffId, today }: Seat): boolean {
  return (
    ticket.state === 'waiting' &&
    ticket.queue_day === today &&
    (ticket.branch_id ?? counter.branch_id) === counter.branch_id &&
    isFor(ticket.for_counter_id, counter.id) &&
    isFor(ticket.for_staff_id, staffId) &&
    (isServed(ticket.service_id, counter.service_ids) || typeof ticket.for_staff_id === 'string')
  )
}

/** Whether the authority would call anything there at all (`counter_closed`). */
export function canCall({ counter }: Seat): boolean {
  return counter.state === 'open' && (counter.retired_at ?? null) === null
}

function isServed(serviceId: string | null | undefined, served: readonly string[] | null | undefined): boolean {
  return typeof serviceId === 'string' && (served ?? []).includes(serviceId)
}

function isFor(reserved: string | null | undefined, who: string | null): boolean {
  return (reserved ?? null) === null || reserved === who
}
