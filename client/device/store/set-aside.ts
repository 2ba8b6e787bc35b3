import { keyOf, keyText } from '../../../sync/ports/keys.ts'
import type { TableName, WriteTransaction } from '../../../sync/ports/store.ts'
import { COMMITS } from './database-versions.ts'

export type FoundUnreadable = { readonly table: TableName; readonly row: unknown }

/** Moves rows that do not fit their table to `unreadable`, whole [ST5]. A row that was found twice is the same there. */
export function setAside(tx: WriteTransaction, found: readonly FoundUnreadable[], at: number): void {
  for (const { table, row } of found) tx.delete(table, [keyOf(table, row as never)])
  keepCopies(tx, found, at)
}

/** What lay in `commits` and is no change that we know: in no table, so all that is known of it is behind which commit. */
export function keepStrange(
  tx: WriteTransaction,
  found: readonly unknown[],
  { commit, at }: { readonly commit: number; readonly at: number },
): void {
  if (found.length === 0) return
  tx.put(
    'unreadable',
    found.map((each, n) => ({ id: `${COMMITS} ${commit} ${n}`, table: COMMITS, found: each, at })),
  )
}

/** For rows in whose place another has been written already. */
export function keepCopies(tx: WriteTransaction, found: readonly FoundUnreadable[], at: number): void {
  for (const { table, row } of found) {
    // Whatever else is wrong with it: it was found by its key.
    tx.put('unreadable', [{ id: `${table} ${keyText(keyOf(table, row as never))}`, table, found: row, at }])
  }
}
