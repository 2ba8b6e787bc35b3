import { MemoryTables } from './memory-tables.ts'
import { MemoryTransaction } from './memory-transaction.ts'
import { type Store, StoreError, type StoreErrorCode, type TableChange } from './store.ts'

export type MemoryDisk = {
  /** A tab's own way to it. */
  open(): Store
  /** The next writes are refused, as by a full disk. */
  failNextWrites(count: number, code: StoreErrorCode): void
  /** Called before a transaction's changes stand and after: a crash at either moment is a throw from here. */
  onMoment(
    listener: ((moment: 'before_commit' | 'after_commit', changes: readonly TableChange[]) => void) | undefined,
  ): void
  readonly tables: MemoryTables
}

/** A device's disk in memory, for tests and the simulation: several tabs, transactions one after the other, faults at will. */
export function createMemoryDisk(tables = new MemoryTables()): MemoryDisk {
  const listeners = new Set<(changes: readonly TableChange[]) => void>()
  let failures: { count: number; code: StoreErrorCode } = { count: 0, code: 'write_failed' }
  let onMoment: ((moment: 'before_commit' | 'after_commit', changes: readonly TableChange[]) => void) | undefined
  let last: Promise<unknown> = Promise.resolve()

  /** One transaction after the other: `last` settles when the one before it has ended, however it ended. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  function commit(tx: MemoryTransaction): void {
    if (failures.count > 0) {
      failures = { ...failures, count: failures.count - 1 }
      throw new StoreError(failures.code)
    }
    const changes = tx.changes()
    onMoment?.('before_commit', changes)
    tables.apply(changes)
    onMoment?.('after_commit', changes)
    if (changes.length > 0) for (const listener of listeners) listener(changes)
  }

  function open(): Store {
    const own = new Set<(changes: readonly TableChange[]) => void>()
    let isClosed = false
    const requireOpen = (): void => {
      if (isClosed) throw new StoreError('closed')
    }
    return {
      read: (names, work) =>
        inTurn(async () => {
          requireOpen()
          return work(new MemoryTransaction(tables, names))
        }),
      write: (names, work) =>
        inTurn(async () => {
          requireOpen()
          const tx = new MemoryTransaction(tables, names)
          const value = await work(tx)
          // A tab that is gone commits nothing of what it had begun.
          requireOpen()
          commit(tx)
          return value
        }),
      onCommit(listener) {
        own.add(listener)
        listeners.add(listener)
        return () => {
          own.delete(listener)
          listeners.delete(listener)
        }
      },
      close() {
        isClosed = true
        for (const listener of own) listeners.delete(listener)
      },
    }
  }

  return {
    open,
    tables,
    failNextWrites(count, code) {
      failures = { count, code }
    },
    onMoment(listener) {
      onMoment = listener
    },
  }
}
