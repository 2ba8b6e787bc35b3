import type { CommandName } from '../commands/registry.ts'
import {
  contest,
  type FactCell,
  factRow,
  type IntentCell,
  intentRow,
  merge,
  type Row,
  record,
  reject,
  restore,
  stay,
  to,
} from './transition-cell.ts'

const toWaiting = to('waiting')
const toCalled = to('called')
const toServing = to('serving')
const toParked = to('parked')
const toNoShow = to('no_show')
const toCompleted = to('completed')
const toCancelled = to('cancelled')

const ended = reject('ticket_ended')
const wrong = reject('wrong_state')
const taken = reject('already_called')
const notCalled = reject('not_called')

const keptAlreadyEnded = record('already_ended')
const keptAlreadyNoShow = record('already_no_show')
const keptAlreadyParked = record('already_parked')
const keptAlreadyServing = record('already_serving')
const keptDoubleCall = record('double_call')
const keptDoubleService = record('double_service')
const keptNotCalled = record('not_called')
const keptNotServed = record('not_served')

type KindRows = { readonly fact?: Row<FactCell>; readonly intent?: Row<IntentCell> }

/**
 * What each command does to a ticket in each state, in the order of SPEC.md 3:
 *
 *   waiting → called → serving → completed          called → no_show → waiting
 *   called, serving → waiting (transfer, next leg)  waiting, called, serving → parked → waiting
 *   waiting, called, parked → cancelled             anything open → expired at the end of its day
 *
 * Columns: waiting, called, serving, parked, no_show, completed, cancelled, expired.
 */
// biome-ignore format: a table is read by its rows and columns.
export const transitions = {
  issue_ticket: { fact: factRow(merge, merge, merge, merge, merge, merge, merge, merge) },
  adopt_ticket: { fact: factRow(merge, merge, merge, merge, merge, merge, merge, merge) },
  check_in_appointment: { fact: factRow(merge, merge, merge, merge, merge, merge, merge, merge) },
  call_next: { intent: intentRow(toCalled, taken, taken, wrong, wrong, ended, ended, ended) },
  call_ticket: {
    intent: intentRow(toCalled, taken, taken, toCalled, toCalled, ended, ended, ended),
    fact: factRow(toCalled, contest('double_call'), keptDoubleCall, toCalled, toCalled, keptDoubleCall, keptAlreadyEnded, toCalled),
  },
  recall_ticket: { intent: intentRow(notCalled, stay, notCalled, notCalled, notCalled, ended, ended, ended) },
  start_service: { fact: factRow(toServing, toServing, contest('double_service'), toServing, toServing, keptDoubleService, toServing, toServing) },
  complete_service: { fact: factRow(toCompleted, toCompleted, toCompleted, toCompleted, toCompleted, keptDoubleService, toCompleted, toCompleted) },
  mark_no_show: { fact: factRow(keptNotCalled, toNoShow, keptAlreadyServing, keptNotCalled, keptAlreadyNoShow, keptAlreadyEnded, keptAlreadyEnded, toNoShow) },
  park_ticket: { fact: factRow(toParked, toParked, toParked, keptAlreadyParked, keptNotCalled, keptAlreadyEnded, keptAlreadyEnded, keptAlreadyEnded) },
  return_ticket: { intent: intentRow(wrong, toWaiting, wrong, toWaiting, wrong, ended, ended, ended) },
  transfer_ticket: { intent: intentRow(toWaiting, toWaiting, toWaiting, wrong, wrong, ended, ended, ended) },
  add_leg: { intent: intentRow(stay, stay, stay, stay, wrong, ended, ended, ended) },
  cancel_ticket: { intent: intentRow(toCancelled, toCancelled, wrong, toCancelled, wrong, ended, ended, ended) },
  leave_queue: { intent: intentRow(toCancelled, toCancelled, wrong, toCancelled, wrong, ended, ended, ended) },
  reinstate_ticket: { intent: intentRow(wrong, wrong, wrong, wrong, toWaiting, ended, ended, ended) },
  let_pass: { intent: intentRow(stay, wrong, wrong, wrong, wrong, ended, ended, ended) },
  undo_command: { intent: intentRow(restore, restore, restore, restore, restore, restore, restore, restore) },
  note_ticket: { fact: factRow(stay, stay, stay, stay, stay, stay, stay, stay) },
  give_feedback: { fact: factRow(keptNotServed, keptNotServed, keptNotServed, keptNotServed, stay, stay, stay, stay) },
  confirm_arrival: { fact: factRow(stay, stay, stay, toWaiting, keptAlreadyNoShow, keptAlreadyEnded, keptAlreadyEnded, keptAlreadyEnded) },
} as const satisfies { readonly [Name in CommandName]?: KindRows }

/** The commands that act on a ticket. */
export type TicketCommand = keyof typeof transitions
