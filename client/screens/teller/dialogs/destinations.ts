import type { CounterRow, TicketRow } from '../../../../sync/view/view-rows.ts'

export type To = { readonly service_id?: string; readonly counter_id?: string; readonly staff_id?: string }

/** One line of the choice: where it leads, or among which services one has to choose first. */
export type Destination = {
  readonly id: string
  readonly counter: CounterRow
  readonly isHere: boolean
  readonly whom: To
  /** Undefined: neither the service that is waited for nor one alone is served there. */
  readonly to: To | undefined
  readonly serviceIds: readonly string[]
}
type Question = {
  readonly ticket: Pick<TicketRow, 'service_id'>
  readonly counters: Iterable<CounterRow>
  readonly hereId: string
}

/** Counters that somebody may be sent to [T8]; the own one too, for who comes back with a form. */
export function counterDestinations(question: Question): Destination[] {
  return served(question).map((counter) => destination(question, counter, { counter_id: counter.id }))
}

/**
 * People by where they sit now: a tablet knows no names of colleagues, and who asks for a person means somebody in sight.
 * Sent to a person, the ticket waits for that person wherever they sit later. Who went elsewhere without closing is still
 * written at the counter that was left: the one that was taken last counts.
 */
export function personDestinations(question: Question): Destination[] {
  const seats = served(question).filter(({ state, staff_id }) => state !== 'closed' && typeof staff_id === 'string')
  return seats
    .filter((seat) => !seats.some((other) => other.staff_id === seat.staff_id && since(other) > since(seat)))
    .map((counter) => destination(question, counter, { staff_id: counter.staff_id ?? '' }))
}

const since = ({ state_since }: CounterRow): number => state_since ?? 0

function served({ counters }: Question): CounterRow[] {
  return [...counters]
    .filter(({ retired_at, service_ids }) => typeof retired_at !== 'number' && (service_ids ?? []).length > 0)
    .toSorted((one, other) => (one.position ?? 0) - (other.position ?? 0) || (one.id < other.id ? -1 : 1))
}

function destination({ ticket, hereId }: Question, counter: CounterRow, whom: To): Destination {
  const serviceIds = counter.service_ids ?? []
  const [only] = serviceIds
  const isServed = typeof ticket.service_id === 'string' && serviceIds.includes(ticket.service_id)
  const withOnly = serviceIds.length === 1 && only !== undefined ? { ...whom, service_id: only } : undefined
  const kind = whom.staff_id === undefined ? 'counter' : 'person'
  return {
    id: `${kind} ${counter.id}`,
    counter,
    isHere: counter.id === hereId,
    whom,
    to: isServed ? whom : withOnly,
    serviceIds,
  }
}
