import { keyText } from '../ports/keys.ts'
import type { Key, TableName, WriteTransaction } from '../ports/store.ts'

/**
 * Keeps a copy of what cannot be read [ST5]. The row itself stays where it is: a newer app, from which this one was rolled
 * back, may understand it.
 */
export function setAside(tx: WriteTransaction, table: TableName, key: Key, found: unknown, at: number): void {
  tx.put('unreadable', [{ id: `${table} ${keyText(key)}`, table, found, at }])
}
