import { keyOf } from '../../../sync/ports/keys.ts'
import {
  type Store,
  StoreError,
  type TableChange,
  type TableName,
  tableNames,
  type WriteTransaction,
} from '../../../sync/ports/store.ts'
import { openCommitChannel } from './commit-channel.ts'
import { createCommitOrder } from './commit-order.ts'
import { connectDatabase } from './connect-database.ts'
import { createQuickPath } from './create-quick-path.ts'
import type { DatabaseVersion } from './database-versions.ts'
import { isRepeatable } from './durability-of.ts'
import type { StoreOptions } from './open-store.ts'
import { type FoundUnreadable, keepCopies, setAside } from './set-aside.ts'
import { createRoom } from './space.ts'
import { readOnce, type Written, writeOnce } from './transactions.ts'
import { whenShown } from './when-shown.ts'

type Listener = (changes: readonly TableChange[]) => void

/** The store over a database that is known to be ours. */
export async function createStore(options: StoreOptions, versions: readonly DatabaseVersion[]): Promise<Store> {
  const listeners = new Set<Listener>()
  const { name, wall, after, onVersionChange, onBlocked } = options
  const room = createRoom(options.storage, wall)
  const connection = await connectDatabase({
    name,
    versions,
    onVersionChange() {
      close()
      onVersionChange?.()
    },
    ...(onBlocked !== undefined && { onBlocked }),
    onAgain() {
      order.restart()
      catchUp()
    },
  })
  const quick = createQuickPath(connection.database, { after, wall })
  const first = await quick.load()
  const order = createCommitOrder({
    first,
    tell(changes) {
      quick.hear(changes)
      for (const listener of [...listeners]) listener(changes)
    },
    catchUp,
    after,
  })
  const channel = openCommitChannel(name, order.take)
  const stopLooking = whenShown(() => void look().catch(ignore))

  async function look(): Promise<void> {
    const { commit } = await readOnce(await connection.database(), [], async () => undefined, ignore)
    await order.expect(commit)
  }

  /** The whole disk as one change: what was missed is somewhere in it. A failure is tried again by the order's own timer. */
  function catchUp(): void {
    void readAll().then(({ commit, value }) => order.caughtUp(commit, value), ignore)
  }

  async function readAll() {
    return readOnce(
      await connection.database(),
      tableNames,
      (tx) =>
        Promise.all(
          tableNames.map(
            async (table) =>
              ({ table, put: await tx.all(table), deleted: [], cleared: 'all' }) as unknown as TableChange,
          ),
        ),
      quick.hearUnreadable,
    )
  }

  function tell({ commit, changes }: Written<unknown>): void {
    if (commit === undefined) return
    channel.tell(commit, changes)
    order.take(commit, changes)
  }

  /** Looked at again under the lock: another tab may have put it right. What fails here is found at the next reading. */
  async function moveAway(found: readonly FoundUnreadable[], by: 'reading' | 'writing'): Promise<void> {
    if (found.length === 0) return
    const still: FoundUnreadable[] = []
    const tables = [...new Set<TableName>(['unreadable', ...found.map(({ table }) => table)])]
    const moved = async (tx: WriteTransaction): Promise<void> => {
      for (const { table, row } of found) await tx.get(table, keyOf(table, row as never))
      setAside(tx, still, wall())
      // Whoever found nothing that it could read has perhaps written it anew.
      if (by === 'writing') keepCopies(tx, found, wall())
    }
    try {
      const database = await connection.database()
      tell(await writeOnce(database, tables, moved, { onUnreadable: (table, row) => still.push({ table, row }), wall }))
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
    }
  }

  function close(): void {
    connection.close()
    channel.close()
    order.stop()
    quick.stop()
    stopLooking()
    listeners.clear()
    options.onClosed?.()
  }

  async function writeSlowly<Value>(
    tables: readonly TableName[],
    work: (tx: WriteTransaction) => Promise<Value>,
    found: FoundUnreadable[],
  ): Promise<Written<Value>> {
    const isRoom = !isRepeatable(tables) || (await room())
    const database = await connection.database()
    const guarded = isRoom ? work : (tx: WriteTransaction) => work(withoutRoom(tx))
    const written = await writeOnce(database, tables, guarded, {
      onUnreadable: (table, row) => found.push({ table, row }),
      wall,
    })
    quick.hearCarried()
    return written
  }

  return {
    async read(tables, work) {
      const found: FoundUnreadable[] = []
      const database = await connection.database()
      const { value, commit } = await readOnce(database, tables, work, (table, row) => found.push({ table, row }))
      // Whoever reads has been told of everything before it, so that no older notice follows [ST3].
      await order.expect(commit)
      await moveAway(found, 'reading')
      return value
    },
    async write(tables, work) {
      const found: FoundUnreadable[] = []
      const written = (await quick.write(tables, order.last(), work)) ?? (await writeSlowly(tables, work, found))
      tell(written)
      await moveAway(found, 'writing')
      return written.value
    },
    onCommit(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    close,
  }
}

/** The last room is for what people do; rows of the stream wait on the server. */
function withoutRoom(tx: WriteTransaction): WriteTransaction {
  return {
    ...tx,
    put(_table, rows) {
      if (rows.length > 0) throw new StoreError('quota_exceeded')
    },
  }
}

const ignore = (): undefined => undefined
