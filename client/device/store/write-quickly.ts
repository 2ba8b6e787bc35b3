import { keyOf } from '../../../sync/ports/keys.ts'
import type { ReadTransaction, TableChange, TableName, WriteTransaction } from '../../../sync/ports/store.ts'
import { COMMITS } from './database-versions.ts'
import { isKnown, type KnownTables } from './known-tables.ts'
import { finished } from './requests.ts'
import { storeErrorOf } from './store-error-of.ts'
import { beginIn, endBy, type Written } from './transactions.ts'

export type QuickWrite = {
  readonly database: IDBDatabase
  readonly known: KnownTables
  readonly last: number
  readonly tables: readonly TableName[]
}

/**
 * A write that asks the disk for nothing: its work reads what this tab knows as of commit `last`, and all that it changes
 * lies in one row of `commits`, which is what one durable put costs. The row gets the number after `last`, or there was
 * a commit of which this tab has not heard: then nothing of it stands, and undefined says that the disk must be asked,
 * as it does where the work needs what is not known, or comes to nothing.
 */
export async function writeQuickly<Value>(
  { database, known, last, tables }: QuickWrite,
  work: (tx: WriteTransaction) => Promise<Value>,
): Promise<Written<Value> | undefined> {
  // Begun before there is anything to write: what the disk's process does for it goes on beside the work.
  const transaction = beginIn(database, [COMMITS], 'readwrite', 'strict')
  const ended = finished(transaction)
  ended.catch(ignore)
  const changes: TableChange[] = []
  let value: Value
  let adding: IDBRequest<IDBValidKey>
  try {
    value = await work(overKnown(known, tables, changes))
    // One that changes nothing has no row by which it would be found out to have read what is not so any more.
    if (changes.length === 0) throw new Error('nothing was changed')
    adding = transaction.objectStore(COMMITS).add(changes)
  } catch {
    // What it lacks, or refuses, may be otherwise on the disk by now.
    endBy(() => transaction.abort())
    return undefined
  }
  let isNext = true
  adding.onsuccess = () => {
    isNext = adding.result === last + 1
    if (isNext) transaction.commit()
    else transaction.abort()
  }
  try {
    await ended
  } catch (error) {
    if (!isNext) return undefined
    throw storeErrorOf(error, 'write_failed')
  }
  return { value, commit: last + 1, changes }
}

/** Reads come before writes on this path: a row that the work itself has changed is the disk's to tell. */
function overKnown(known: KnownTables, tables: readonly TableName[], changes: TableChange[]): WriteTransaction {
  const from = (table: TableName) => {
    if (!isKnown(table) || changes.some((change) => change.table === table))
      throw new Error(`not all of ${table} is known`)
    return table
  }
  const add = (change: unknown): void => {
    const { table } = change as TableChange
    if (!tables.includes(table)) throw new Error(`${table} is not in the scope of this transaction`)
    changes.push(change as TableChange)
  }
  const reading = {
    get: async (table: TableName, key: Parameters<ReadTransaction['get']>[1]) => known.get(from(table), key),
    all: async (table: TableName, range?: Parameters<ReadTransaction['all']>[1]) => known.all(from(table), range),
    count: async (table: TableName) => known.all(from(table)).length,
  } as unknown as ReadTransaction
  return {
    ...reading,
    put(table, rows) {
      for (const row of rows) keyOf(table, row)
      add({ table, put: rows, deleted: [] })
    },
    delete: (table, keys) => add({ table, put: [], deleted: keys }),
    clear: (table, range) => add({ table, put: [], deleted: [], cleared: range ?? 'all' }),
  }
}

const ignore = (): undefined => undefined
