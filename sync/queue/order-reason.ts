import type { StoryEvent } from '../story/ticket-story.ts'
import type { TicketFields } from '../view/view-rows.ts'
import { compareLine } from './compare-line.ts'

/**
 * Why one was before the other [EO1]. What kept the second away comes first, then what their places in the line say.
 * `unknown` is said as such: what is not in the records is not made up.
 */
export type OrderReason =
  | { readonly kind: 'came_after_call' | 'not_waiting' | 'other_service' | 'reserved' }
  | { readonly kind: 'chosen' | 'called_alone' | 'called_meanwhile' }
  | { readonly kind: 'came_first' | 'head_start' | 'head_start_too_small'; readonly seconds: number }
  | { readonly kind: 'appointment' | 'let_pass' | 'came_back' | 'came_late' | 'same_moment' | 'unknown' }
export type OrderReasonKind = OrderReason['kind']

export type OrderQuestion = {
  /** As they were when the first was called. */
  readonly first: TicketFields
  readonly second: TicketFields
  readonly ids: readonly [first: string, second: string]
  readonly isSecondKnown: boolean
  readonly calledAt: number | null
  readonly counterId: string | null
  readonly call: Pick<TicketFields, 'call_kind' | 'staff_id'>
  /** What the counter of the call serves; undefined: not known, or not called. */
  readonly services: readonly string[] | undefined
  readonly secondCalledAt: number | null
  readonly secondEvents: readonly StoryEvent[]
}

/** Two calls at once: each had its own ticket locked while the other looked, and passed over it. */
const AT_ONCE_MS = 2_000

export function orderReason(question: OrderQuestion): OrderReason {
  const { first, second, calledAt } = question
  const arrived = second.queued_at ?? null
  if (calledAt !== null && (!question.isSecondKnown || (arrived !== null && arrived > calledAt))) {
    return { kind: 'came_after_call' }
  }
  const [id, otherId] = question.ids
  if (compareLine({ ...first, id }, { ...second, id: otherId }) < 0 && isWaiting(second)) return byPlace(question)
  return keptAway(question)
}

function isWaiting({ state }: TicketFields): boolean {
  // A row whose past nobody knows may have left the line only by the call that is compared.
  return state === undefined || state === 'waiting'
}

/** The first stood ahead: what put it there. */
function byPlace({ first, second, secondEvents }: OrderQuestion): OrderReason {
  const later = ((first.queued_at ?? 0) - (second.queued_at ?? 0)) / 1_000
  const [start, otherStart] = [first.head_start_s ?? 0, second.head_start_s ?? 0]
  if (later < 0) return { kind: otherStart > start ? 'head_start_too_small' : 'came_first', seconds: -later }
  if (start - otherStart > later) return { kind: 'head_start', seconds: later }
  if (typeof first.appointment_id === 'string') return { kind: 'appointment' }
  const moved = secondEvents.findLast(({ what }) => what === 'let_pass' || what === 'reinstated' || what === 'arrived')
  if (moved?.what === 'let_pass' || (second.passes_used ?? 0) > 0) return { kind: 'let_pass' }
  if (moved?.what === 'arrived') return { kind: 'came_late' }
  if (moved !== undefined) return { kind: 'came_back' }
  return { kind: later === 0 && start === otherStart ? 'same_moment' : 'unknown' }
}

/** The second stood ahead, or not in the line: what kept it from being called instead. */
function keptAway(question: OrderQuestion): OrderReason {
  const { second, services, call, calledAt, counterId, secondCalledAt } = question
  if (!isWaiting(second)) return { kind: 'not_waiting' }
  if (services !== undefined && !services.includes(second.service_id ?? '')) return { kind: 'other_service' }
  if (isForAnother(second.for_counter_id, counterId) || isForAnother(second.for_staff_id, call.staff_id)) {
    return { kind: 'reserved' }
  }
  if (call.call_kind === 'ticket') return { kind: 'chosen' }
  if (call.call_kind === 'offline') return { kind: 'called_alone' }
  if (calledAt !== null && secondCalledAt !== null && secondCalledAt - calledAt <= AT_ONCE_MS) {
    return { kind: 'called_meanwhile' }
  }
  return { kind: 'unknown' }
}

function isForAnother(reserved: string | null | undefined, who: string | null | undefined): boolean {
  return typeof reserved === 'string' && reserved !== who
}
