import type { CommandName } from '../commands/registry.ts'
import type { OutboxRow, TouchedRow } from '../outbox/outbox-row.ts'
import type { CounterFields, TicketFields } from '../view/view-rows.ts'
import { addLeg } from './add-leg.ts'
import { callNext } from './call-next.ts'
import { callTicket } from './call-ticket.ts'
import { cancelTicket } from './cancel-ticket.ts'
import { closeCounter, handOver } from './close-counter.ts'
import { completeService } from './complete-service.ts'
import { confirmArrival } from './confirm-arrival.ts'
import type { Change, CounterEffect, Effect, TicketEffect } from './effect.ts'
import { enterLine } from './enter-line.ts'
import { giveFeedback } from './give-feedback.ts'
import { letPass } from './let-pass.ts'
import { markNoShow } from './mark-no-show.ts'
import { type Meant, readMeant } from './meant.ts'
import { noteTicket } from './note-ticket.ts'
import { openCounter } from './open-counter.ts'
import { parkTicket } from './park-ticket.ts'
import { pauseCounter } from './pause-counter.ts'
import { recallTicket } from './recall-ticket.ts'
import { reinstateTicket } from './reinstate-ticket.ts'
import { returnTicket } from './return-ticket.ts'
import { startService } from './start-service.ts'
import { transferTicket } from './transfer-ticket.ts'
import { undoCommand } from './undo-command.ts'

/** The commands that change a ticket before the authority has said so. */
export const ticketEffects: { readonly [Name in CommandName]?: TicketEffect<Name> } = {
  issue_ticket: enterLine,
  adopt_ticket: enterLine,
  check_in_appointment: enterLine,
  call_next: callNext,
  call_ticket: callTicket,
  recall_ticket: recallTicket,
  start_service: startService,
  complete_service: completeService,
  mark_no_show: markNoShow,
  park_ticket: parkTicket,
  return_ticket: returnTicket,
  transfer_ticket: transferTicket,
  add_leg: addLeg,
  cancel_ticket: cancelTicket,
  leave_queue: cancelTicket,
  reinstate_ticket: reinstateTicket,
  let_pass: letPass,
  undo_command: undoCommand,
  note_ticket: noteTicket,
  give_feedback: giveFeedback,
  confirm_arrival: confirmArrival,
  close_counter: handOver,
}

export const counterEffects: { readonly [Name in CommandName]?: CounterEffect<Name> } = {
  open_counter: openCounter,
  pause_counter: pauseCounter,
  close_counter: closeCounter,
}

export type Effected<Row> = { readonly row: Row | undefined; readonly kind: 'changed' | 'nothing' | 'told' | 'unfit' }
type FieldsOf = { readonly tickets: TicketFields; readonly counters: CounterFields }

/** One command on one row [EF1]. The same row comes back where nothing changes; unknown commands change nothing [OB7]. */
export function effectOf<Table extends TouchedRow['table']>(
  table: Table,
  id: string,
  row: FieldsOf[Table] | undefined,
  command: OutboxRow,
): Effected<FieldsOf[Table]> {
  const meant = readMeant(command)
  const change = meant === null ? 'nothing' : changeOf(table, id, row, meant)
  if (typeof change === 'string') return { row, kind: change }
  return { row: { ...row, ...change } as FieldsOf[Table], kind: 'changed' }
}

export function changeOf<Table extends TouchedRow['table']>(
  table: Table,
  id: string,
  row: FieldsOf[Table] | undefined,
  meant: Meant,
): Change<FieldsOf[Table]> {
  const effects = table === 'tickets' ? ticketEffects : counterEffects
  const effect = effects[meant.name] as Effect<FieldsOf[Table]> | undefined
  return effect?.(row, meant, id) ?? 'nothing'
}
