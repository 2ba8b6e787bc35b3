import {
  type ReadTransaction,
  StoreError,
  type TableChange,
  type TableName,
  type WriteTransaction,
} from '../../../sync/ports/store.ts'
import { CARRIED_TABLES } from './carried-tables.ts'
import { carry } from './carry.ts'
import { COMMITS } from './database-versions.ts'
import { durabilityOf } from './durability-of.ts'
import { lastCommit, type OnUnreadable, readTables, readUncarried } from './read-tables.ts'
import { finished } from './requests.ts'
import { keepStrange } from './set-aside.ts'
import { storeErrorOf } from './store-error-of.ts'
import { withinScope } from './within-scope.ts'
import { writeTables } from './write-tables.ts'

export type Read<Value> = { readonly value: Value; readonly commit: number }
export type Written<Value> = {
  readonly value: Value
  /** Undefined: nothing was changed. */
  readonly commit: number | undefined
  readonly changes: readonly TableChange[]
}

/** One reading transaction, and the commit as of which it read. */
export async function readOnce<Value>(
  database: IDBDatabase,
  tables: readonly TableName[],
  work: (tx: ReadTransaction) => Promise<Value>,
  onUnreadable: OnUnreadable,
): Promise<Read<Value>> {
  const transaction = beginIn(database, [...tables, COMMITS], 'readonly', 'default')
  const last = await lastCommit(transaction)
  const uncarried = await readUncarried(transaction, last)
  return { value: await work(readTables(transaction, onUnreadable, uncarried)), commit: last.commit }
}

export type WriteHelp = { readonly onUnreadable: OnUnreadable; wall(): number }

/**
 * One writing transaction: all or nothing, and on the disk when it resolves [ST1]. All writers take their turn at `commits`,
 * whatever else they write, so that two of them never interleave, and each leaves nothing to carry behind it.
 */
export async function writeOnce<Value>(
  database: IDBDatabase,
  tables: readonly TableName[],
  work: (tx: WriteTransaction) => Promise<Value>,
  { onUnreadable, wall }: WriteHelp,
): Promise<Written<Value>> {
  const scope = new Set([...tables, ...CARRIED_TABLES, COMMITS])
  const transaction = beginIn(database, [...scope], 'readwrite', durabilityOf(tables))
  const ended = finished(transaction).then(
    () => undefined,
    (error: unknown) => error,
  )
  const writing = writeTables(transaction, onUnreadable)
  let value: Value
  try {
    const last = await lastCommit(transaction)
    keepStrange(writing.tx, await carry(transaction, last), { commit: last.commit, at: wall() })
    value = await work(withinScope(writing.tx, tables))
  } catch (error) {
    endBy(() => transaction.abort())
    await ended
    // Where the disk ended the transaction, that is the reason for whatever the work stumbled over afterwards.
    throw transaction.error === null ? error : storeErrorOf(transaction.error, 'write_failed')
  }
  endBy(() => transaction.commit())
  const failure = await ended
  if (failure !== undefined) throw storeErrorOf(failure, 'write_failed')
  return { value, commit: writing.commit(), changes: writing.changes }
}

export function beginIn(
  database: IDBDatabase,
  stores: readonly string[],
  mode: 'readonly' | 'readwrite',
  durability: IDBTransactionDurability,
): IDBTransaction {
  try {
    return database.transaction([...stores], mode, { durability })
  } catch (cause) {
    // A table that is not there is a mistake of ours; everything else, that the connection is closing.
    if (cause instanceof DOMException && cause.name === 'NotFoundError') throw cause
    throw new StoreError('closed', { cause })
  }
}

/** A transaction that has ended already, by itself or by a fault, tells so by its own event. */
export function endBy(end: () => void): void {
  try {
    end()
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
  }
}
