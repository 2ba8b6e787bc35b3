import type { Store } from '../ports/store.ts'
import { findRow } from './find-row.ts'
import { isUnseen } from './is-pending.ts'

/** A person has seen what became of a command [OB5]. */
export function markSeen(store: Store, commandId: string): Promise<void> {
  return store.write(['outbox', 'places'], async (tx) => {
    const row = await findRow(tx, commandId)
    if (row !== undefined && isUnseen(row)) tx.put('outbox', [{ ...row, seen: true }])
  })
}
