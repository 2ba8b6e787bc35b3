import { keyOf } from '../../../sync/ports/keys.ts'
import { StoreError, type TableName, type WriteTransaction } from '../../../sync/ports/store.ts'
import { type FoundUnreadable, keepCopies, setAside } from './set-aside.ts'
import { type Written, writeOnce } from './transactions.ts'

/**
 * Moves what was found unreadable aside, in a write of its own [ST5]; answers undefined where there was nothing to move.
 * Looked at again under the lock: another tab may have put it right. What fails here is found at the next reading.
 */
export async function moveUnreadable(
  database: () => Promise<IDBDatabase>,
  found: readonly FoundUnreadable[],
  { by, wall }: { readonly by: 'reading' | 'writing'; wall(): number },
): Promise<Written<void> | undefined> {
  if (found.length === 0) return undefined
  const still: FoundUnreadable[] = []
  const tables = [...new Set<TableName>(['unreadable', ...found.map(({ table }) => table)])]
  const moved = async (tx: WriteTransaction): Promise<void> => {
    for (const { table, row } of found) await tx.get(table, keyOf(table, row as never))
    setAside(tx, still, wall())
    // Whoever found nothing that it could read has perhaps written it anew.
    if (by === 'writing') keepCopies(tx, found, wall())
  }
  try {
    const onUnreadable = (table: TableName, row: unknown) => still.push({ table, row })
    return await writeOnce(await database(), tables, moved, { onUnreadable, wall })
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return undefined
  }
}
