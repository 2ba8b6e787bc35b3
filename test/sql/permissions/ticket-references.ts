import { counterOf, foreign, serviceOf } from './foreign-reference.ts'
import type { Bank } from './two-banks.ts'

/** The number is the other bank's only: in its own, nobody has got so far. */
const numberOf = (bank: Bank) => ({ number: bank.calledNumber, number_day: bank.day })
/** Commands on a ticket, with what else they need; `call` says what a call that is not there means to them. */
const ON_TICKET: [string, 'fact' | 'intent', (own: Bank) => Record<string, unknown>][] = [
  ['call_ticket', 'intent', (own) => ({ counter_id: counterOf(own) })],
  ['call_ticket', 'fact', (own) => ({ counter_id: counterOf(own) })],
  ['recall_ticket', 'intent', (own) => ({ counter_id: counterOf(own), valid_for_ms: 15_000 })],
  ['start_service', 'fact', (own) => ({ counter_id: counterOf(own) })],
  ['complete_service', 'fact', (own) => ({ counter_id: counterOf(own) })],
  ['mark_no_show', 'fact', (own) => ({ counter_id: counterOf(own) })],
  ['park_ticket', 'fact', () => ({})],
  ['return_ticket', 'intent', () => ({})],
  ['transfer_ticket', 'intent', (own) => ({ to: { service_id: serviceOf(own) } })],
  ['add_leg', 'intent', (own) => ({ service_id: serviceOf(own) })],
  ['cancel_ticket', 'intent', () => ({})],
  ['reinstate_ticket', 'intent', () => ({})],
  ['note_ticket', 'fact', () => ({ text: 'x' })],
  ['leave_queue', 'intent', () => ({})],
  ['let_pass', 'intent', () => ({ count: 1 })],
  ['give_feedback', 'fact', () => ({ score: 5 })],
  ['confirm_arrival', 'fact', () => ({ proof: 'display' })],
]

export const TICKET_REFERENCES = ON_TICKET.flatMap(([name, kind, rest]) => [
  foreign(name, kind, 'ticket_id', (own, other) => ({ ticket_id: other.called, ...rest(own) })),
  foreign(name, kind, 'number', (own, other) => ({ ...numberOf(other), number: 'A-041', ...rest(own) })),
  foreign(name, kind, 'call', (own, other) => ({ call: other.callId, ...rest(own) })),
])
