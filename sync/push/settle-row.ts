import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { Outcome } from '../wire/outcome.ts'

/** The row with its outcome, as an answer of this epoch gave it at this time of the server. */
export function settle(row: OutboxRow, told: Outcome, epoch: number, at: number): OutboxRow {
  const { prior_outcome, ...rest } = row
  const outcome = outcomeFor(prior_outcome, told)
  const decided = { outcome, outcome_epoch: epoch, decided_at: at }
  return { ...rest, ...decided, ...(isSeenAtOnce(outcome) ? { seen: true } : {}) }
}

/**
 * A wish that was rejected in the lost history is recorded anew as one without effect; to the person who has still to see
 * it, it is rejected as it was [I5].
 */
function outcomeFor(prior: Outcome | undefined, told: Outcome): Outcome {
  return prior?.kind === 'rejected' && told.kind === 'applied' ? prior : told
}

/** A wish that came too late is nobody's any more: who still waits for it asks anew. */
function isSeenAtOnce(outcome: Outcome): boolean {
  return outcome.kind === 'rejected' && outcome.code === 'stale'
}
