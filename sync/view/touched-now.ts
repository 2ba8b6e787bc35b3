import type { OutboxRow, TouchedRow } from '../outbox/outbox-row.ts'

const NONE: readonly TouchedRow[] = []

/**
 * The rows that a command concerns. They were fixed when it was written, save for one that names its ticket by a call: once
 * the authority has said which ticket that call took, it is that one, and none if the call came to nothing.
 */
export function touchedNow(command: OutboxRow, call: OutboxRow | undefined): readonly TouchedRow[] {
  const outcome = call?.outcome
  if (outcome === undefined) return command.touches
  if (outcome.kind === 'applied' && outcome.ticket_id !== undefined) {
    const { ticket_id } = outcome
    const [first, ...rest] = command.touches
    return first?.id === ticket_id ? command.touches : [{ table: 'tickets', id: ticket_id }, ...rest]
  }
  return outcome.kind === 'applied' || outcome.kind === 'rejected' || outcome.kind === 'quarantined'
    ? NONE
    : command.touches
}

/** The call by whose id a command names its ticket. */
export function namedCall(command: OutboxRow): string | undefined {
  const { call } = command.args
  return typeof call === 'string' ? call : undefined
}
