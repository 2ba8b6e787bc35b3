import type { TicketFields } from '../view/view-rows.ts'
import type { Meant } from './meant.ts'
import { type Leg, waitingPatch } from './patches.ts'

export type IssueCommand = 'issue_ticket' | 'adopt_ticket' | 'check_in_appointment'

const SECOND_MS = 1000

/**
 * The ticket that a paper describes. Its number is taken in the transaction that writes the command, so it is read from the
 * arguments here; what the configuration and the device had to say was stored with the command.
 */
export function draftOf(meant: Meant<IssueCommand>): TicketFields {
  const { args, told } = meant
  const stored = (told.draft ?? {}) as TicketFields
  const service_id = args.service_id ?? stored.service_id ?? null
  const queued_at = stored.queued_at ?? meant.at
  return {
    ...waitingPatch,
    class_id: null,
    head_start_s: 0,
    appointment_id: null,
    outcome: null,
    for_counter_id: null,
    for_staff_id: null,
    feedback_score: null,
    flags: [],
    is_placeholder: false,
    is_verified: true,
    ...stored,
    id: args.ticket_id,
    number: args.number,
    prefix: 'prefix' in args ? args.prefix : args.number.split('-', 1).join(),
    letter: 'letter' in args ? (args.letter ?? null) : null,
    sequence_n: 'n' in args ? args.n : 0,
    number_day: args.number_day,
    queue_day: told.day ?? args.number_day,
    service_id,
    legs: firstLegs(service_id, 'legs' in args ? (args.legs ?? []) : []),
    leg_index: 0,
    language: args.language ?? 'fr',
    passes_used: 0,
    queued_at,
    order_at: queued_at - SECOND_MS * (stored.head_start_s ?? 0),
  }
}

/** The first service may stand in the list too; it is one leg all the same. */
function firstLegs(service_id: string | null, legs: readonly string[]): readonly Leg[] {
  const rest = legs.map((id) => ({ service_id: id }))
  return legs[0] === service_id ? rest : [{ service_id }, ...rest]
}
