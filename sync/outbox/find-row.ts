import type { ReadTransaction } from '../ports/store.ts'
import type { OutboxRow } from './outbox-row.ts'
import { readRows } from './read-rows.ts'

/** The row of a command's id, wherever it lies by now. */
export async function findRow(tx: ReadTransaction, id: string): Promise<OutboxRow | undefined> {
  const place = await tx.get('places', id)
  if (place === undefined) return undefined
  return readRows([await tx.get('outbox', [place.writer, place.seq])]).rows[0]
}
