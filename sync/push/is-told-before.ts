import type { OutboxRow } from '../outbox/outbox-row.ts'

/**
 * A fact that an older history than this one took. Under a writer that is given up no signature speaks for it, so that it
 * may be lost unnoticed [EP1].
 */
export function isToldBefore(epoch: number, { kind, outcome, outcome_epoch = 0 }: OutboxRow): boolean {
  return kind === 'fact' && (outcome?.kind === 'applied' || outcome?.kind === 'quarantined') && outcome_epoch < epoch
}
