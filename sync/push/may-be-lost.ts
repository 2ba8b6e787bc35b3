import type { OutboxRow } from '../outbox/outbox-row.ts'

/**
 * A fact that was told in an older history, under a writer for which no signature speaks any more: it may be lost unnoticed.
 * It goes again; known ids are replayed.
 */
export function mayBeLost({ kind, outcome, outcome_epoch = 0 }: OutboxRow, epoch: number): boolean {
  const isTold = kind === 'fact' && (outcome?.kind === 'applied' || outcome?.kind === 'quarantined')
  return isTold && outcome_epoch < epoch
}
