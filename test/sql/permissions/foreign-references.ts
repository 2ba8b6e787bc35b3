import { randomUUID } from 'node:crypto'
import { issueArgs } from '../../setup/world.ts'
import { counterOf, foreign, serviceOf } from './foreign-reference.ts'
import { TICKET_REFERENCES } from './ticket-references.ts'
import type { Bank } from './two-banks.ts'

let lastNumber = 800
const ticketless = (own: Bank) => {
  lastNumber += 1
  return issueArgs(own.branch, own.day, lastNumber)
}

const ON_COUNTER = [
  foreign('call_next', 'intent', 'counter_id', (_, other) => ({ counter_id: counterOf(other), valid_for_ms: 15_000 })),
  foreign('call_ticket', 'intent', 'counter_id', (own, other) => ({
    ticket_id: own.waiting,
    counter_id: counterOf(other),
  })),
  foreign('call_ticket', 'fact', 'counter_id', (own, other) => ({
    ticket_id: own.waiting,
    counter_id: counterOf(other),
  })),
  foreign('recall_ticket', 'intent', 'counter_id', (own, other) => ({
    ticket_id: own.called,
    counter_id: counterOf(other),
    valid_for_ms: 15_000,
  })),
  foreign('start_service', 'fact', 'counter_id', (own, other) => ({
    ticket_id: own.waiting,
    counter_id: counterOf(other),
  })),
  foreign('complete_service', 'fact', 'counter_id', (own, other) => ({
    ticket_id: own.waiting,
    counter_id: counterOf(other),
  })),
  foreign('mark_no_show', 'fact', 'counter_id', (own, other) => ({
    ticket_id: own.called,
    counter_id: counterOf(other),
  })),
  foreign('open_counter', 'fact', 'counter_id', (_, other) => ({ counter_id: counterOf(other) })),
  foreign('pause_counter', 'fact', 'counter_id', (_, other) => ({ counter_id: counterOf(other) })),
  foreign('close_counter', 'fact', 'counter_id', (_, other) => ({
    counter_id: counterOf(other),
    hand_over: 'waiting',
  })),
]

const OTHERS = [
  foreign('issue_ticket', 'fact', 'service_id', (own, other) => ({ ...ticketless(own), service_id: serviceOf(other) })),
  foreign('issue_ticket', 'fact', 'class_id', (own, other) => ({
    ...ticketless(own),
    class_id: other.branch.classes.priority,
  })),
  foreign('issue_ticket', 'fact', 'legs', (own, other) => ({ ...ticketless(own), legs: [serviceOf(other)] })),
  foreign('adopt_ticket', 'fact', 'service_id', (own, other) => ({
    ...ticketless(own),
    proof: 'typed',
    service_id: serviceOf(other),
  })),
  foreign('adopt_ticket', 'fact', 'class_id', (own, other) => ({
    ...ticketless(own),
    proof: 'typed',
    class_id: other.branch.classes.strict,
  })),
  foreign('transfer_ticket', 'intent', 'to.service_id', (own, other) => ({
    ticket_id: own.waiting,
    to: { service_id: serviceOf(other) },
  })),
  foreign('transfer_ticket', 'intent', 'to.counter_id', (own, other) => ({
    ticket_id: own.waiting,
    to: { counter_id: counterOf(other) },
  })),
  foreign('transfer_ticket', 'intent', 'to.staff_id', (own, other) => ({
    ticket_id: own.waiting,
    to: { staff_id: other.branch.staffId },
  })),
  foreign('add_leg', 'intent', 'service_id', (own, other) => ({
    ticket_id: own.waiting,
    service_id: serviceOf(other),
  })),
  foreign('undo_command', 'intent', 'command_id', (_, other) => ({ command_id: other.callId, elapsed_ms: 100 })),
  foreign('acknowledge_split', 'fact', 'split_id', (_, other) => ({ split_id: other.splitId })),
  foreign('accept_quarantined', 'intent', 'writer_id', (_, other) => other.quarantined, 'rejected not_in_quarantine'),
  foreign('discard_quarantined', 'intent', 'writer_id', (_, other) => other.quarantined, 'rejected not_in_quarantine'),
  foreign(
    'publish_configuration',
    'intent',
    'branch_id',
    (_, other) => ({ branch_id: other.branch.branchId, base_version: 1, document: {} }),
    'rejected not_found',
  ),
  foreign('make_appointment', 'intent', 'service_id', (own, other) => ({
    ...anAppointment(own),
    service_id: serviceOf(other),
  })),
  foreign('make_appointment', 'intent', 'class_id', (own, other) => ({
    ...anAppointment(own),
    class_id: other.branch.classes.priority,
  })),
  foreign('move_appointment', 'intent', 'appointment_id', (own, other) => ({
    appointment_id: other.appointmentId,
    slot_at: anAppointment(own).slot_at,
  })),
  foreign('cancel_appointment', 'intent', 'appointment_id', (_, other) => ({ appointment_id: other.appointmentId })),
  foreign('check_in_web', 'intent', 'service_id', (own, other) => ({ ...webArgs(own), service_id: serviceOf(other) })),
  foreign('check_in_web', 'intent', 'class_id', (own, other) => ({
    ...webArgs(own),
    class_id: other.branch.classes.priority,
  })),
  // The customer is in the room with a ticket: it stands, as a walk-in's.
  foreign(
    'check_in_appointment',
    'fact',
    'appointment_id',
    (own, other) => ({ ...ticketless(own), appointment_id: other.appointmentId }),
    // A tablet's plain number.
    'applied appointment_unknown outside_grant',
  ),
]

function anAppointment(own: Bank) {
  const slot_at = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 86_400_000).toISOString()
  return {
    appointment_id: randomUUID(),
    service_id: own.branch.services[0]?.id,
    slot_at,
    language: 'fr',
    code: 'Q8WE5R',
  }
}

function webArgs(own: Bank) {
  const { ticket_id, secret, language } = issueArgs(own.branch, own.day, 1)
  return { ticket_id, secret, language, service_id: own.branch.services[0]?.id }
}

/** Every command with a reference, once for each reference that it can bear. */
export const FOREIGN_REFERENCES = [...TICKET_REFERENCES, ...ON_COUNTER, ...OTHERS]
