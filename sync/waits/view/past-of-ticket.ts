import { instantToMs } from '../../replica/instant-text.ts'
import type { TicketRow } from '../../view/view-rows.ts'
import type { PastTicket } from '../wait-state.ts'

type Loose = Readonly<Record<string, unknown>>

/** What a ticket tells of its branch's pace: one entry per service that it has had, and where it stands now. */
export function pastOfTicket(ticket: TicketRow): PastTicket[] {
  const { queued_at, service_id, legs } = ticket
  if (!isTime(queued_at)) return []
  const told: PastTicket[] = []
  let from = queued_at
  for (const leg of Array.isArray(legs) ? legs.filter(isObject) : []) {
    const ended = timeOf(leg.ended_at)
    if (ended === null || typeof leg.service_id !== 'string') break
    const called_at = timeOf(leg.called_at) ?? timeOf(leg.started_at)
    told.push({
      service_id: leg.service_id,
      counter_id: textOf(leg.counter_id),
      staff_id: textOf(leg.staff_id),
      queued_at: from,
      head_start_ms: told.length === 0 ? headStartOf(ticket) : 0,
      called_at,
      ended_at: ended,
      outcome: 'served',
    })
    from = ended
  }
  const outcome = outcomeOf(ticket.state)
  if (outcome === null || typeof service_id !== 'string') return told
  const last = {
    service_id,
    counter_id: textOf(ticket.counter_id),
    staff_id: textOf(ticket.staff_id),
    queued_at: from,
    head_start_ms: told.length === 0 ? headStartOf(ticket) : 0,
    called_at: isTime(ticket.called_at) ? ticket.called_at : null,
    ended_at: outcome === 'serving' || !isTime(ticket.ended_at) ? null : ticket.ended_at,
    outcome,
  }
  return [...told, last]
}

/** From call to begin: what the branch's sums, which begin with the service, do not hold. Null: not told. */
export function walkUpOf({ called_at, started_at }: TicketRow): number | null {
  return isTime(called_at) && isTime(started_at) && started_at >= called_at ? started_at - called_at : null
}

/** Null: the service is over, and a leg tells it. Who was put aside or forgotten counts as having come. */
function outcomeOf(state: unknown): PastTicket['outcome'] | null {
  switch (state) {
    case 'completed':
      return null
    case 'called':
    case 'serving':
      return 'serving'
    case 'no_show':
      return 'no_show'
    case 'cancelled':
      return 'left'
    default:
      return 'waiting'
  }
}

function headStartOf({ head_start_s }: TicketRow): number {
  return isTime(head_start_s) && head_start_s > 0 ? head_start_s * 1000 : 0
}
const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
function timeOf(value: unknown): number | null {
  if (isTime(value)) return value
  return typeof value === 'string' ? (instantToMs(value) ?? null) : null
}
