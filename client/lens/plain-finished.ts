import type { TicketRow } from '../../sync/view/view-rows.ts'
import type { FinishedRow } from './lens-queries.ts'

type PlainLeg = {
  readonly service_id: string
  readonly counter_id?: string
  readonly staff_id?: string
  readonly outcome?: string
  readonly called_at?: string
  readonly started_at?: string
  readonly ended_at?: string
}
const ENDED_OTHERWISE: readonly unknown[] = ['no_show', 'cancelled', 'expired']

/** rules.finished_services without SQL: where neither lens nor server answers, and for tests to compare with. */
export function plainFinished(tickets: Iterable<TicketRow>, day: string, counterId?: string): FinishedRow[] {
  return [...tickets]
    .filter(({ queue_day }) => queue_day === day)
    .flatMap((ticket) => [...servedLegs(ticket), ...endedOtherwise(ticket)])
    .filter(({ counter_id }) => counterId === undefined || counter_id === counterId)
    .sort(
      (one, other) =>
        // Before 1970 nothing ended: who has no time stands last.
        (other.ended_at ?? 0) - (one.ended_at ?? 0) ||
        order(other.ticket_id, one.ticket_id) ||
        order(one.service_id, other.service_id),
    )
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const at = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text))
const legsOf = ({ legs }: TicketRow): readonly PlainLeg[] => (Array.isArray(legs) ? legs : [])
const seconds = (from: number | null | undefined, to: number | null | undefined): number | null =>
  typeof from !== 'number' || typeof to !== 'number' ? null : Math.max((to - from) / 1_000, 0)

function servedLegs(ticket: TicketRow): FinishedRow[] {
  const legs = legsOf(ticket)
  return legs.flatMap((leg, index) => {
    if (typeof leg.ended_at !== 'string') return []
    const began = index === 0 ? ticket.queued_at : at(legs[index - 1]?.ended_at)
    return {
      ...about(ticket, leg.service_id),
      state: 'completed',
      outcome: leg.outcome ?? null,
      wait_s: seconds(began, at(leg.called_at)),
      service_s: seconds(at(leg.started_at), at(leg.ended_at)),
      ended_at: at(leg.ended_at),
      counter_id: leg.counter_id ?? null,
      staff_id: leg.staff_id ?? null,
    }
  })
}

function endedOtherwise(ticket: TicketRow): FinishedRow[] {
  if (!ENDED_OTHERWISE.includes(ticket.state)) return []
  const index = ticket.leg_index ?? 0
  const began = index === 0 ? ticket.queued_at : at(legsOf(ticket)[index - 1]?.ended_at)
  return [
    {
      ...about(ticket, ticket.service_id ?? ''),
      state: ticket.state ?? '',
      outcome: null,
      wait_s: seconds(began, ticket.called_at),
      service_s: null,
      ended_at: ticket.ended_at ?? null,
      counter_id: ticket.counter_id ?? null,
      staff_id: ticket.staff_id ?? null,
    },
  ]
}

function about(ticket: TicketRow, service_id: string) {
  return { ticket_id: ticket.id, number: ticket.number ?? '', service_id, class_id: ticket.class_id ?? null }
}
