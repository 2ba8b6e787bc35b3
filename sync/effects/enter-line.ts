import { isOpen, type TicketState } from '../tickets/ticket-state.ts'
import type { TicketFields } from '../view/view-rows.ts'
import { draftOf, type IssueCommand } from './draft-of.ts'
import type { Patch, TicketEffect } from './effect.ts'
import { legsOf } from './patches.ts'

/** A new ticket; onto one that is known it adds what was not. */
export const enterLine: TicketEffect<IssueCommand> = (ticket, meant) => {
  const draft = draftOf(meant)
  if (ticket === undefined) return draft
  if (isUnchecked(draft) && ticket.is_verified === true) return 'nothing'
  const patch = mergePatch(ticket, draft)
  return Object.keys(patch).length === 0 ? 'nothing' : patch
}

/** A paper that nobody could check: it tells a ticket that is known for sure nothing [C7]. */
function isUnchecked({ origin, is_placeholder, is_verified }: TicketFields): boolean {
  return origin === 'adopted' && is_placeholder !== true && is_verified !== true
}

/** What knows more stands: an issue over a scan, a signed scan over another, any of them over a typed number. Never the state. */
function mergePatch(known: TicketFields, draft: TicketFields): Patch<TicketFields> {
  const headStart = known.head_start_s || draft.head_start_s || 0
  const takesClass = isMissing(known.class_id) && !isMissing(draft.class_id)
  return {
    ...(knowsMore(known, draft) ? paperOf(known, draft) : {}),
    ...(takesClass ? { class_id: draft.class_id, head_start_s: draft.head_start_s } : {}),
    ...placeOf(known, draft, headStart, takesClass),
  }
}

function knowsMore(known: TicketFields, draft: TicketFields): boolean {
  if (draft.is_placeholder === true) return false
  if (known.is_placeholder === true) return true
  if (known.origin !== 'adopted') return false
  return draft.origin !== 'adopted' || (draft.is_verified === true && known.is_verified !== true)
}

function paperOf(known: TicketFields, draft: TicketFields): Patch<TicketFields> {
  const rest = legsOf(draft).slice(1)
  // A typed or rebuilt ticket had its day by guess; what the paper says stands.
  const isOfOtherDay = known.number_day !== draft.number_day
  const takesLegs = legsOf(known).length === 1 && rest.length > 0 && isOpen(known.state as TicketState)
  return {
    is_placeholder: false,
    is_verified: draft.is_verified ?? null,
    origin: draft.origin ?? null,
    language: draft.language ?? null,
    device_id: draft.device_id ?? null,
    prefix: draft.prefix ?? null,
    letter: draft.letter ?? null,
    sequence_n: draft.sequence_n ?? null,
    ...(isOfOtherDay ? { number_day: draft.number_day ?? null, number: draft.number ?? null } : {}),
    ...(takesLegs ? { legs: [...legsOf(known), ...rest] } : {}),
  }
}

const SECOND_MS = 1000

function placeOf(
  known: TicketFields,
  draft: TicketFields,
  headStart: number,
  takesClass: boolean,
): Patch<TicketFields> {
  const { queued_at, order_at } = known
  if (isMissing(queued_at) || isMissing(order_at) || isMissing(draft.queued_at) || isMissing(draft.order_at)) return {}
  if (draft.queued_at < queued_at && draft.queue_day === known.queue_day && draft.is_placeholder !== true) {
    const standsAt = draft.order_at + SECOND_MS * (draft.head_start_s ?? 0)
    return { queued_at: draft.queued_at, order_at: Math.min(order_at, standsAt - SECOND_MS * headStart) }
  }
  return takesClass ? { order_at: Math.min(order_at, queued_at - SECOND_MS * headStart) } : {}
}

function isMissing<Value>(value: Value | null | undefined): value is null | undefined {
  return value === null || value === undefined
}
