import type { TicketFields } from '../view/view-rows.ts'
import type { Patch } from './effect.ts'
import type { Meant } from './meant.ts'

/** One leg of a visit as the row's document has it. */
export type Leg = Readonly<Record<string, unknown>>

/** What going back into the line clears; the place is kept. */
export const waitingPatch = {
  state: 'waiting',
  called_at: null,
  started_at: null,
  ended_at: null,
  counter_id: null,
  staff_id: null,
  called_by_command: null,
  call_kind: null,
  recalls: 0,
  recalled_at: null,
  why: null,
} as const satisfies Patch<TicketFields>

/** A fact older than an arrival that was guessed, on the late side, corrects it. */
export function arrivalPatch(ticket: TicketFields, meant: Meant): Patch<TicketFields> {
  const isEarlier = meant.kind === 'fact' && meant.at < (ticket.queued_at ?? meant.at)
  return isEarlier ? { queued_at: meant.at } : {}
}

export function callPatch(
  ticket: TicketFields,
  meant: Meant<'call_next' | 'call_ticket'>,
  callKind: 'next' | 'ticket' | 'offline',
): Patch<TicketFields> {
  return {
    state: 'called',
    counter_id: meant.args.counter_id,
    staff_id: meant.told.staff_id ?? null,
    called_at: meant.kind === 'intent' ? Math.max(meant.at, ticket.queued_at ?? meant.at) : meant.at,
    called_by_command: meant.id,
    call_kind: callKind,
    recalls: 0,
    recalled_at: null,
    started_at: null,
    ended_at: null,
    // Whom it passed is the authority's to say.
    why: null,
    ...arrivalPatch(ticket, meant),
  }
}

/** Who serves from when: a service without a call had one all the same, at the moment it began. */
export function servicePatch(ticket: TicketFields, meant: Meant<'start_service' | 'complete_service'>) {
  const { counter_id } = meant.args
  const isSame = ticket.counter_id === counter_id
  return {
    counter_id,
    staff_id: meant.told.staff_id ?? ticket.staff_id ?? null,
    called_at: isSame ? Math.min(ticket.called_at ?? meant.at, meant.at) : meant.at,
    started_at: isSame ? Math.min(ticket.started_at ?? meant.at, meant.at) : meant.at,
    ...arrivalPatch(ticket, meant),
  } satisfies Patch<TicketFields>
}

export function legsOf(ticket: TicketFields): readonly Leg[] {
  return Array.isArray(ticket.legs) ? (ticket.legs as Leg[]) : []
}

/** Times within a leg are text, as in the authority's document. */
export function instantText(at: number | null | undefined): string | null {
  return at === null || at === undefined ? null : new Date(at).toISOString()
}
