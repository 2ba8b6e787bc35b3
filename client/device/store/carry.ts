import type { TableChange, TableName } from '../../../sync/ports/store.ts'
import { COMMITS } from './database-versions.ts'
import { keyToNative, type LastCommit, rangeToNative } from './read-tables.ts'
import { done } from './requests.ts'
import { CARRIED, uncarriedIn } from './uncarried.ts'

/** Which tables a quick write may change: what is carried belongs to them. */
export const CARRIED_TABLES = [
  'meta',
  'outbox',
  'places',
  'numbers',
  'prints',
  'unreadable',
] as const satisfies readonly TableName[]

export const isCarried = (table: TableName): boolean => (CARRIED_TABLES as readonly TableName[]).includes(table)

/**
 * Brings what quick writes left in `commits` into its tables, before anything else of this transaction. The number of the
 * last commit stays: it is what the next one is counted from.
 */
export async function carry(transaction: IDBTransaction, last: LastCommit): Promise<void> {
  if (last.isCarried) return
  const commits = transaction.objectStore(COMMITS)
  for (const change of uncarriedIn(await done(commits.getAll()))) changeTable(transaction, change)
  commits.clear()
  commits.put(CARRIED, last.commit)
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
