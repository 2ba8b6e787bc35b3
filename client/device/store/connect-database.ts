import { StoreError } from '../../../sync/ports/store.ts'
import type { DatabaseVersion } from './database-versions.ts'
import { openDatabase } from './open-database.ts'

export type ConnectOptions = {
  readonly name: string
  readonly versions: readonly DatabaseVersion[]
  onVersionChange?(): void
  onBlocked?(): void
  /** It was lost and is there again, perhaps another one, as after "clear site data". */
  onAgain(): void
}
export type Connection = {
  database(): Promise<IDBDatabase>
  close(): void
}

/**
 *   open ──lost by the browser──▶ gone ──next use──▶ open (onAgain)
 *     │ close, version change
 *     ▼
 *   closed
 */
export async function connectDatabase({ name, versions, ...events }: ConnectOptions): Promise<Connection> {
  let isClosed = false
  let opened: Promise<IDBDatabase> | undefined
  /** It may be lost more than once; what a connection of before tells is over. */
  let life = 0

  function open(ownLife: number): Promise<IDBDatabase> {
    return openDatabase(
      name,
      {
        onVersionChange() {
          isClosed = true
          events.onVersionChange?.()
        },
        onBlocked: () => events.onBlocked?.(),
        onLost: () => forget(ownLife),
      },
      versions,
    )
  }

  function forget(ownLife: number): void {
    if (ownLife === life) opened = undefined
  }

  async function reopen(): Promise<IDBDatabase> {
    life += 1
    const ownLife = life
    try {
      const database = await open(ownLife)
      events.onAgain()
      return database
    } catch (error) {
      // The next use tries again.
      forget(ownLife)
      throw error
    }
  }

  opened = open(life)
  await opened
  return {
    async database() {
      if (isClosed) throw new StoreError('closed')
      opened ??= reopen()
      return opened
    },
    close() {
      isClosed = true
      void opened?.then(
        (database) => database.close(),
        () => undefined,
      )
    },
  }
}
