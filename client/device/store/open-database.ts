import { Dexie } from 'dexie'
import { StoreError } from '../../../sync/ports/store.ts'
import { carryAll } from './carry.ts'
import { type DatabaseVersion, databaseVersions, isNewer, type Upgrade } from './database-versions.ts'

export type DatabaseEvents = {
  /** Another tab brings a newer version, or removes the database: this connection has been closed for it. */
  onVersionChange?(): void
  /** The newer version waits for tabs that do not close. */
  onBlocked?(): void
  /** The browser closed it: storage was cleared, or broke. */
  onLost?(): void
}

/**
 * Dexie opens the database and brings it to today's version. Transactions then go straight to it: Dexie has one durability
 * per database, while ours depends on what is written [ST1], and one layer less lies on the path of a tap.
 */
export async function openDatabase(
  name: string,
  events: DatabaseEvents = {},
  versions: readonly DatabaseVersion[] = databaseVersions,
): Promise<IDBDatabase> {
  const dexie = new Dexie(name, { chromeTransactionDurability: 'strict', autoOpen: false })
  for (const { version, stores, upgrade } of versions) {
    const made = dexie.version(version).stores({ ...stores })
    if (upgrade !== undefined) made.upgrade(afterCarrying(upgrade))
  }
  dexie.on('versionchange', () => {
    dexie.close()
    events.onVersionChange?.()
    // Stops Dexie's own answer, which would open the database again with this tab's old code.
    return false
  })
  dexie.on('blocked', () => events.onBlocked?.())
  try {
    await dexie.open()
  } catch (cause) {
    throw new StoreError(isQuota(cause) ? 'quota_exceeded' : 'no_storage', { cause })
  }
  const database = dexie.backendDB()
  // Dexie would work on any version; one that is newer may mean something else by every row [ST5].
  if (isNewer(database.version, versions)) {
    dexie.close()
    throw new StoreError('newer_version')
  }
  database.addEventListener('close', () => events.onLost?.())
  return database
}

/** An upgrade knows the tables, and not what quick writes left beside them. */
function afterCarrying(upgrade: Upgrade): Upgrade {
  return async (tx) => {
    await carryAll(tx.idbtrans)
    await upgrade(tx)
  }
}

function isQuota(cause: unknown): boolean {
  return cause instanceof Error && (cause.name === 'QuotaExceededError' || isQuota(cause.cause ?? innerOf(cause)))
}

function innerOf(error: Error): unknown {
  return 'inner' in error ? error.inner : undefined
}
