import { keyOf, keyText } from '../../../sync/ports/keys.ts'
import type { TableName, WriteTransaction } from '../../../sync/ports/store.ts'

export type FoundUnreadable = { readonly table: TableName; readonly row: unknown }

/** Moves rows that do not fit their table to `unreadable`, whole [ST5]. A row that was found twice is the same there. */
export function setAside(tx: WriteTransaction, found: readonly FoundUnreadable[], at: number): void {
  for (const { table, row } of found) {
    // Whatever else is wrong with it: it was found by its key.
    const key = keyOf(table, row as never)
    tx.delete(table, [key])
    tx.put('unreadable', [{ id: `${table} ${keyText(key)}`, table, found: row, at }])
  }
}
