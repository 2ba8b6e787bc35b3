import type { OutboxRow, TouchedRow } from '../outbox/outbox-row.ts'

const NONE: readonly TouchedRow[] = []

/**
 * The rows that a command concerns. They were fixed when it was written, but a call may turn out to have taken another
 * ticket than predicted, or none: as the authority says of the call by which a command names its ticket, or had said of
 * this very command in a history that was lost.
 */
export function touchedNow(command: OutboxRow, call: OutboxRow | undefined): readonly TouchedRow[] {
  const outcome = call?.outcome ?? call?.prior_outcome ?? command.prior_outcome
  switch (outcome?.kind) {
    case 'applied':
      return outcome.ticket_id === undefined ? command.touches : withTicket(command.touches, outcome.ticket_id)
    case 'rejected':
    case 'quarantined':
      return NONE
    case 'forked':
    case 'retry':
    case undefined:
      return command.touches
  }
}

/** The ticket that a command means is the first of those that it touches. */
function withTicket(touches: readonly TouchedRow[], id: string): readonly TouchedRow[] {
  const [first, ...rest] = touches
  if (first?.table === 'counters' || first?.id === id) return touches
  return [{ table: 'tickets', id }, ...rest]
}

/** The call by whose id a command names its ticket. */
export function namedCall(command: Pick<OutboxRow, 'args'>): string | undefined {
  const { call } = command.args
  return typeof call === 'string' ? call : undefined
}
