import { acceptQuarantined } from './accept-quarantined.ts'
import { acknowledgeSplit } from './acknowledge-split.ts'
import { addLeg } from './add-leg.ts'
import { adoptTicket } from './adopt-ticket.ts'
import { callNext } from './call-next.ts'
import { callTicket } from './call-ticket.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { cancelTicket } from './cancel-ticket.ts'
import { checkInAppointment } from './check-in-appointment.ts'
import { checkInWeb } from './check-in-web.ts'
import { closeCounter } from './close-counter.ts'
import { completeService } from './complete-service.ts'
import { confirmArrival } from './confirm-arrival.ts'
import type { CommandDefinition } from './define-command.ts'
import { discardQuarantined } from './discard-quarantined.ts'
import { giveFeedback } from './give-feedback.ts'
import { issueTicket } from './issue-ticket.ts'
import { leaveQueue } from './leave-queue.ts'
import { letPass } from './let-pass.ts'
import { makeAppointment } from './make-appointment.ts'
import { markNoShow } from './mark-no-show.ts'
import { moveAppointment } from './move-appointment.ts'
import { noteTicket } from './note-ticket.ts'
import { openCounter } from './open-counter.ts'
import { parkTicket } from './park-ticket.ts'
import { pauseCounter } from './pause-counter.ts'
import { publishConfiguration } from './publish-configuration.ts'
import { recallTicket } from './recall-ticket.ts'
import { reinstateTicket } from './reinstate-ticket.ts'
import { returnTicket } from './return-ticket.ts'
import { startService } from './start-service.ts'
import { transferTicket } from './transfer-ticket.ts'
import { undoCommand } from './undo-command.ts'

/** Every command by its name on the wire, in the order of SPEC.md 2. */
export const commandRegistry = {
  issue_ticket: issueTicket,
  adopt_ticket: adoptTicket,
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
  reinstate_ticket: reinstateTicket,
  undo_command: undoCommand,
  note_ticket: noteTicket,
  leave_queue: leaveQueue,
  let_pass: letPass,
  give_feedback: giveFeedback,
  open_counter: openCounter,
  pause_counter: pauseCounter,
  close_counter: closeCounter,
  make_appointment: makeAppointment,
  move_appointment: moveAppointment,
  cancel_appointment: cancelAppointment,
  check_in_appointment: checkInAppointment,
  check_in_web: checkInWeb,
  confirm_arrival: confirmArrival,
  accept_quarantined: acceptQuarantined,
  discard_quarantined: discardQuarantined,
  acknowledge_split: acknowledgeSplit,
  publish_configuration: publishConfiguration,
} as const satisfies Record<string, CommandDefinition>

export type CommandName = keyof typeof commandRegistry

export const commandNames = Object.keys(commandRegistry) as CommandName[]

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandRegistry, name)
}
