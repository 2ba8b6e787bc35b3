import type { TicketState } from '../../../sync/tickets/ticket-state.ts'

/** In the order in which they always stand. */
export const actNames = [
  'start_service',
  'complete_service',
  'recall_ticket',
  'mark_no_show',
  'park_ticket',
  'return_ticket',
  'transfer_ticket',
  'add_leg',
  'note_ticket',
  'cancel_ticket',
] as const
export type ActName = (typeof actNames)[number]

/** The first of each is the one that most often comes next. */
const CALLED: readonly ActName[] = [
  'start_service',
  'recall_ticket',
  'mark_no_show',
  'return_ticket',
  'park_ticket',
  'transfer_ticket',
  'add_leg',
  'note_ticket',
  'cancel_ticket',
]
const SERVING: readonly ActName[] = ['complete_service', 'park_ticket', 'transfer_ticket', 'add_leg', 'note_ticket']

/** What a teller may do with the ticket that stands at the counter [TC1]. */
export function actsOf(state: TicketState | string | null | undefined): readonly ActName[] {
  if (state === 'called') return CALLED
  return state === 'serving' ? SERVING : []
}

/** What may be done with one that stands in the line or aside, from its own sheet [TC7]. */
export const awayActNames = [
  'call_ticket',
  'return_ticket',
  'reinstate_ticket',
  'transfer_ticket',
  'add_leg',
  'park_ticket',
  'let_pass',
  'note_ticket',
  'cancel_ticket',
] as const
export type AwayActName = (typeof awayActNames)[number]

const AWAY: Readonly<Partial<Record<TicketState, readonly AwayActName[]>>> = {
  waiting: ['call_ticket', 'transfer_ticket', 'add_leg', 'park_ticket', 'let_pass', 'note_ticket', 'cancel_ticket'],
  parked: ['call_ticket', 'return_ticket', 'add_leg', 'note_ticket', 'cancel_ticket'],
  no_show: ['call_ticket', 'reinstate_ticket', 'note_ticket'],
}

export function awayActsOf(state: string | null | undefined): readonly AwayActName[] {
  const found = Object.entries(AWAY).find(([each]) => each === state)
  return found?.[1] ?? []
}
