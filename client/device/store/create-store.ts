import type { Store, TableChange, TableName, WriteTransaction } from '../../../sync/ports/store.ts'
import { openCommitChannel } from './commit-channel.ts'
import { createCommitOrder } from './commit-order.ts'
import { connectDatabase } from './connect-database.ts'
import { createQuickPath } from './create-quick-path.ts'
import type { DatabaseVersion } from './database-versions.ts'
import { isRepeatable } from './durability-of.ts'
import { moveUnreadable } from './move-unreadable.ts'
import type { StoreOptions } from './open-store.ts'
import { readAll } from './read-all.ts'
import type { FoundUnreadable } from './set-aside.ts'
import { createRoom, withoutRoom } from './space.ts'
import { readOnce, type Written, writeOnce } from './transactions.ts'
import { whenShown } from './when-shown.ts'

type Listener = (changes: readonly TableChange[]) => void

/** The store over a database that is known to be ours; `onClosed`, by whomever. */
export async function createStore(
  options: StoreOptions,
  versions: readonly DatabaseVersion[],
  onClosed: () => void,
): Promise<Store> {
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
    void readAll(connection.database, quick.hearUnreadable).then(
      ({ commit, value }) => order.caughtUp(commit, value),
      ignore,
    )
  }

  function tell({ commit, changes }: Written<unknown>): void {
    if (commit === undefined) return
    channel.tell(commit, changes)
    order.take(commit, changes)
  }

  async function moveAway(found: readonly FoundUnreadable[], by: 'reading' | 'writing'): Promise<void> {
    const moved = await moveUnreadable(connection.database, found, { by, wall })
    if (moved !== undefined) tell(moved)
  }

  function close(): void {
    connection.close()
    channel.close()
    order.stop()
    quick.stop()
    stopLooking()
    listeners.clear()
    onClosed()
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
      const written = (await quick.write(tables, order.last, work)) ?? (await writeSlowly(tables, work, found))
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

const ignore = (): undefined => undefined
