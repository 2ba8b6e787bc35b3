import type { TicketState } from '../../../sync/tickets/ticket-state.ts'

/** In the order in which they always stand. The first of a row is the one that most often comes next. */
export const actNames = [
  'start_service',
  'complete_service',
  'recall_ticket',
  'mark_no_show',
  'return_ticket',
  'park_ticket',
  'transfer_ticket',
] as const
export type ActName = (typeof actNames)[number]

const CALLED: readonly ActName[] = [
  'start_service',
  'recall_ticket',
  'mark_no_show',
  'return_ticket',
  'park_ticket',
  'transfer_ticket',
]
const SERVING: readonly ActName[] = ['complete_service', 'park_ticket', 'transfer_ticket']

/** What a teller may do with the ticket that stands at the counter. */
export function actsOf(state: TicketState | string | null | undefined): readonly ActName[] {
  if (state === 'called') return CALLED
  return state === 'serving' ? SERVING : []
}
