import type { Key, Range, ReadTransaction, TableName, Tables } from '../../../sync/ports/store.ts'
import { StoreError } from '../../../sync/ports/store.ts'
import { COMMITS } from './database-versions.ts'
import { done } from './requests.ts'
import { isReadable } from './table-schemas.ts'

/** Hears of each row that does not fit its table. */
export type OnUnreadable = (table: TableName, row: unknown) => void

/** The port's reading over one transaction of IndexedDB [ST2] [ST5]. */
export function readTables(transaction: IDBTransaction, onUnreadable: OnUnreadable): ReadTransaction {
  const readable = (table: TableName, row: unknown): boolean => {
    if (isReadable(table, row)) return true
    onUnreadable(table, row)
    return false
  }
  return {
    async get<Name extends TableName>(table: Name, key: Key) {
      const row = await asked(() => transaction.objectStore(table).get(keyToNative(key)))
      return row !== undefined && readable(table, row) ? (row as Tables[Name]) : undefined
    },
    async all<Name extends TableName>(table: Name, range?: Range) {
      const rows: unknown[] = await asked(() => transaction.objectStore(table).getAll(rangeToNative(range)))
      return rows.filter((row) => readable(table, row)) as Tables[Name][]
    },
    count: (table) => asked(() => transaction.objectStore(table).count()),
    // Whatever they are: they are only given back to find the rows by.
    keys: (table) =>
      asked(() => transaction.objectStore(table).getAllKeys() as IDBRequest<unknown> as IDBRequest<Key[]>),
  }
}

/** The number of the last commit that this transaction sees. */
export async function lastCommit(transaction: IDBTransaction): Promise<number> {
  const cursor = await asked(() => transaction.objectStore(COMMITS).openKeyCursor(null, 'prev'))
  return cursor === null ? 0 : Number(cursor.key)
}

export function keyToNative(key: Key): IDBValidKey {
  return typeof key === 'string' ? key : [...key]
}

export function rangeToNative(range: Range | undefined): IDBKeyRange | null {
  return range === undefined ? null : IDBKeyRange.bound(keyToNative(range.from), keyToNative(range.to))
}

/** A reading that fails is the disk's fault; asking after the end of the transaction is ours and passes as it is. */
async function asked<Value>(request: () => IDBRequest<Value>): Promise<Value> {
  const made = request()
  try {
    return await done(made)
  } catch (cause) {
    throw new StoreError('no_storage', { cause })
  }
}
