import type { TableChange } from '../../../sync/ports/store.ts'
import { COMMITS } from './database-versions.ts'
import { keyToNative, type LastCommit, lastCommit, rangeToNative } from './read-tables.ts'
import { done } from './requests.ts'
import { CARRIED, uncarriedIn } from './uncarried.ts'

/**
 * Brings what quick writes left in `commits` into its tables, before anything else of this transaction. The number of the
 * last commit stays: it is what the next one is counted from. Answers what could not be carried; it is the caller's to keep.
 */
export async function carry(transaction: IDBTransaction, last: LastCommit): Promise<readonly unknown[]> {
  if (last.isCarried) return []
  const commits = transaction.objectStore(COMMITS)
  const { changes, strange } = uncarriedIn(await done(commits.getAll()))
  for (const change of changes) changeTable(transaction, change)
  commits.clear()
  commits.put(CARRIED, last.commit)
  return strange
}

/** For a transaction that changes the tables themselves; what cannot be carried stays for the first write after it. */
export async function carryAll(transaction: IDBTransaction): Promise<void> {
  const last = await lastCommit(transaction)
  const strange = await carry(transaction, last)
  if (strange.length > 0) transaction.objectStore(COMMITS).put(strange, last.commit)
}

/** As the port orders it: what is cleared, what is deleted, what is put. */
export function changeTable(transaction: IDBTransaction, { table, put, deleted, cleared }: TableChange): void {
  const store = transaction.objectStore(table)
  const range = rangeToNative(cleared === 'all' ? undefined : cleared)
  if (cleared !== undefined && range === null) store.clear()
  else if (range !== null) store.delete(range)
  for (const key of deleted) store.delete(keyToNative(key))
  for (const row of put) store.put(row)
}
