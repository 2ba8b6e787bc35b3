import { keyOf } from '../../../sync/ports/keys.ts'
import type { Key, Range, TableChange, TableName, Tables, WriteTransaction } from '../../../sync/ports/store.ts'
import { changeTable } from './carry.ts'
import { COMMITS } from './database-versions.ts'
import { type OnUnreadable, readTables } from './read-tables.ts'
import { CARRIED } from './uncarried.ts'

export type Writing = {
  readonly tx: WriteTransaction
  readonly changes: readonly TableChange[]
  /** Undefined while nothing was changed. Read it after the transaction has ended. */
  commit(): number | undefined
}

/** The port's writing: nothing is awaited, the transaction tells of all of it; what was changed is kept for the notice. */
export function writeTables(transaction: IDBTransaction, onUnreadable: OnUnreadable): Writing {
  const changes: TableChange[] = []
  let commit: number | undefined

  function add(change: TableChange): void {
    changeTable(transaction, change)
    if (changes.length === 0)
      takeNumber(transaction, (number) => {
        commit = number
      })
    changes.push(change)
  }

  const tx: WriteTransaction = {
    ...readTables(transaction, onUnreadable),
    put<Name extends TableName>(table: Name, rows: readonly Tables[Name][]) {
      // A row without its key is a mistake of ours; IndexedDB would say so too, but by ending the transaction.
      for (const row of rows) keyOf(table, row)
      add({ table, put: rows, deleted: [] } as unknown as TableChange)
    },
    delete(table: TableName, keys: readonly Key[]) {
      add({ table, put: [], deleted: keys })
    },
    clear(table: TableName, range?: Range) {
      add({ table, put: [], deleted: [], cleared: range ?? 'all' })
    },
  }
  return { tx, changes, commit: () => commit }
}

/** Rows of it that may lie there: emptying the table each time would cost every tap a request more. */
const COMMITS_KEPT_MAX = 100
const kept = new WeakMap<IDBDatabase, number>()

/**
 * The next number of the database: the transactions that take one stand in a line, and one that is taken back gives its
 * number back. Only the last one is of use; emptying the table does not make its numbers begin anew.
 */
function takeNumber(transaction: IDBTransaction, took: (number: number) => void): void {
  const store = transaction.objectStore(COMMITS)
  // Whoever opened the database before may have left as many.
  const count = kept.get(transaction.db) ?? COMMITS_KEPT_MAX
  if (count >= COMMITS_KEPT_MAX) store.clear()
  kept.set(transaction.db, count >= COMMITS_KEPT_MAX ? 1 : count + 1)
  const request = store.add(CARRIED)
  request.onsuccess = () => took(Number(request.result))
}
