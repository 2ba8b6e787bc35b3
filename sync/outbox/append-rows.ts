import type { WriterValue } from '../device/meta.ts'
import { putMeta } from '../device/read-meta.ts'
import type { WriteTransaction } from '../ports/store.ts'
import type { OutboxRow } from './outbox-row.ts'

export type UnplacedRow = Omit<OutboxRow, 'writer' | 'seq'>

/** Writes rows at the end of the writer's line [OB2], and the writer with it. Answers the writer as it is now. */
export function appendRows(
  tx: WriteTransaction,
  writer: WriterValue,
  rows: readonly UnplacedRow[],
): { readonly writer: WriterValue; readonly rows: readonly OutboxRow[] } {
  const placed = rows.map((row, at): OutboxRow => ({ ...row, writer: writer.id, seq: writer.next_seq + at }))
  const after = { ...writer, next_seq: writer.next_seq + rows.length }
  tx.put('outbox', placed)
  tx.put(
    'places',
    placed.map(({ id, seq }) => ({ id, writer: writer.id, seq })),
  )
  putMeta(tx, 'writer', after)
  return { writer: after, rows: placed }
}
