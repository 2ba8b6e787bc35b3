import { type TableChange, tableNames } from '../../../sync/ports/store.ts'
import type { OnUnreadable } from './read-tables.ts'
import { type Read, readOnce } from './transactions.ts'

/** The whole disk at one moment, as one change: what a tab has missed is somewhere in it. */
export async function readAll(
  database: () => Promise<IDBDatabase>,
  onUnreadable: OnUnreadable,
): Promise<Read<TableChange[]>> {
  return readOnce(
    await database(),
    tableNames,
    (tx) =>
      Promise.all(
        tableNames.map(
          async (table) => ({ table, put: await tx.all(table), deleted: [], cleared: 'all' }) as unknown as TableChange,
        ),
      ),
    onUnreadable,
  )
}
