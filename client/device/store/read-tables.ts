import type { Key, Range, ReadTransaction, TableChange, TableName, Tables } from '../../../sync/ports/store.ts'
import { StoreError } from '../../../sync/ports/store.ts'
import { COMMITS } from './database-versions.ts'
import { done } from './requests.ts'
import { isReadable } from './table-schemas.ts'
import { CARRIED, layKeysOver, layOver, rowIn, uncarriedIn } from './uncarried.ts'

/** Hears of each row that does not fit its table. */
export type OnUnreadable = (table: TableName, row: unknown) => void

/** The port's reading over one transaction of IndexedDB [ST2] [ST5], with what is not carried into the tables yet. */
export function readTables(
  transaction: IDBTransaction,
  onUnreadable: OnUnreadable,
  uncarried: readonly TableChange[] = [],
): ReadTransaction {
  const readable = (table: TableName, row: unknown): boolean => {
    if (isReadable(table, row)) return true
    onUnreadable(table, row)
    return false
  }
  // Whatever they are: they are only given back to find the rows by.
  const keysOf = async (table: TableName): Promise<Key[]> => {
    const found = await asked(() => transaction.objectStore(table).getAllKeys() as IDBRequest<unknown>)
    return layKeysOver(uncarried, table, found as Key[])
  }
  return {
    async get<Name extends TableName>(table: Name, key: Key) {
      const changed = rowIn(uncarried, table, key)
      const inTable = () => asked(() => transaction.objectStore(table).get(keyToNative(key)))
      const row: unknown = changed === undefined ? await inTable() : changed.row
      return row !== undefined && readable(table, row) ? (row as Tables[Name]) : undefined
    },
    async all<Name extends TableName>(table: Name, range?: Range) {
      const found: unknown[] = await asked(() => transaction.objectStore(table).getAll(rangeToNative(range)))
      const rows = layOver(uncarried, table, found, range)
      return rows.filter((row) => readable(table, row)) as Tables[Name][]
    },
    async count(table) {
      if (uncarried.length > 0) return (await keysOf(table)).length
      return asked(() => transaction.objectStore(table).count())
    },
    keys: keysOf,
  }
}

/** The last commit that this transaction sees; nothing is left to carry before one that is carried itself. */
export async function lastCommit(transaction: IDBTransaction): Promise<LastCommit> {
  const cursor = await asked(() => transaction.objectStore(COMMITS).openCursor(null, 'prev'))
  return { commit: Number(cursor?.key ?? 0), isCarried: cursor === null || cursor.value === CARRIED }
}
export type LastCommit = { readonly commit: number; readonly isCarried: boolean }

export async function readUncarried(
  transaction: IDBTransaction,
  { isCarried }: LastCommit,
): Promise<readonly TableChange[]> {
  return isCarried ? [] : uncarriedIn(await asked(() => transaction.objectStore(COMMITS).getAll())).changes
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
