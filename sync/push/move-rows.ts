import type { WriterValue } from '../device/meta.ts'
import { appendRows, type UnplacedRow } from '../outbox/append-rows.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { keyOf } from '../ports/keys.ts'
import type { WriteTransaction } from '../ports/store.ts'

/** Writes rows of another writer anew at the end of this one's line, as if without outcome: same ids, same age [WR2]. */
export function moveRows(tx: WriteTransaction, to: WriterValue, rows: readonly OutboxRow[]): WriterValue {
  if (rows.length > 0) {
    tx.delete(
      'outbox',
      rows.map((row) => keyOf('outbox', row)),
    )
  }
  return appendRows(tx, to, rows.map(asNew)).writer
}

/** What it came to under the old writer is not known under the new one, and no proof covers it there. */
function asNew(row: OutboxRow): UnplacedRow {
  const {
    writer: _writer,
    seq: _seq,
    outcome: _,
    outcome_epoch: _epoch,
    decided_at: _at,
    prior_outcome: _prior,
    seen: _seen,
    ...meant
  } = row
  return meant
}
