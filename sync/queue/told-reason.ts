import type { OrderReasonKind } from './order-reason.ts'
import type { OvertakeReason } from './overtake-reason.ts'

/** Everything that may be said of why one ticket was before another, by whom it may be found out: a device or the authority. */
export type ToldReason =
  | OrderReasonKind
  | 'came_too_early'
  | 'taken_back'
  | 'learned_late'
  | 'other_services'
  | 'unexplained'

/** What the authority found in the words in which a counter tells the same [EO5]. */
export const toldOvertake: Readonly<Record<OvertakeReason, ToldReason>> = {
  head_start: 'head_start',
  parked: 'not_waiting',
  came_back: 'came_back',
  taken_back: 'taken_back',
  let_pass: 'let_pass',
  appointment: 'came_too_early',
  came_late: 'came_late',
  reserved: 'reserved',
  named: 'chosen',
  offline: 'called_alone',
  learned_late: 'learned_late',
  at_once: 'called_meanwhile',
  other_service: 'other_services',
  unexplained: 'unexplained',
}
