import { type Store, StoreError } from '../../../sync/ports/store.ts'
import { backUpDatabase } from './back-up-database.ts'
import { createStore } from './create-store.ts'
import { type DatabaseVersion, databaseVersions } from './database-versions.ts'
import { holdOpen } from './hold-open.ts'
import { type Found, probeDatabase } from './probe-database.ts'
import type { StorageManagerLike } from './space.ts'

export type StoreOptions = {
  readonly name: string
  /** Milliseconds of the wall clock: it stands beside what was set aside. */
  wall(): number
  after(ms: number, work: () => void): () => void
  /** A newer version of the app has come in another tab: this store is closed, the page should load anew. */
  onVersionChange?(): void
  /** Our own newer version waits until other tabs have closed. */
  onBlocked?(): void
  readonly versions?: readonly DatabaseVersion[]
  /** Absent: how much room there is, nobody tells. */
  readonly storage?: StorageManagerLike | undefined
}
export type OpenedStore = {
  readonly store: Store
  /** Where a database that bore our name and was not ours lies now. */
  readonly backedUpAs: string | undefined
}

/** The disk of a device in a browser: IndexedDB, shared by its tabs [ST1]–[ST5]. */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const versions = options.versions ?? databaseVersions
  const look = () => probeDatabase(options.name, versions)
  const found = await look()
  if (found.kind === 'newer') throw new StoreError('newer_version')
  const backedUpAs = found.kind === 'foreign' ? await moveAway(options, look) : undefined
  return { store: await createHeldStore(options, versions), backedUpAs }
}

/** Before it is opened: nobody removes what somebody is about to read. */
async function createHeldStore(options: StoreOptions, versions: readonly DatabaseVersion[]): Promise<Store> {
  const letGo = await holdOpen(options.name)
  try {
    return await createStore(options, versions, letGo)
  } catch (error) {
    letGo()
    throw error
  }
}

/** By one tab: a second one that had found it too would remove what the first has made in its place. */
function moveAway({ name, wall }: StoreOptions, look: () => Promise<Found>): Promise<string | undefined> {
  return navigator.locks.request(`${name} move away`, async () => {
    if ((await look()).kind !== 'foreign') return undefined
    const backup = `${name} found ${wall()}`
    await backUpDatabase(name, backup)
    return backup
  })
}
