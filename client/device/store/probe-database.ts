import { StoreError } from '../../../sync/ports/store.ts'
import { type DatabaseVersion, isNewer } from './database-versions.ts'

/** What bears our database's name before we touch it. */
export type Found =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'ours' }
  | { readonly kind: 'newer' }
  | { readonly kind: 'foreign' }

/** A database of ours has had these from the first version on, and will keep them. */
const CORE = ['meta', 'outbox', 'base', 'positions']

/** The browser was just taking that database away, as by "clear site data": what can be opened next is another one. */
const CUT_OFF = 'AbortError'
const CUT_OFF_TRIES_MAX = 3

/** Looks without changing anything: Dexie itself would open any version, and add our tables to anybody's database. */
export async function probeDatabase(name: string, versions: readonly DatabaseVersion[]): Promise<Found> {
  const database = await openAsItIs(name)
  if (database === undefined) return { kind: 'nothing' }
  const [native, tables] = [database.version, [...database.objectStoreNames]]
  database.close()
  if (!CORE.every((table) => tables.includes(table)))
    return tables.length === 0 ? { kind: 'nothing' } : { kind: 'foreign' }
  return { kind: isNewer(native, versions) ? 'newer' : 'ours' }
}

/** Undefined where there is none; none is made by the asking. */
export function openAsItIs(name: string, triesLeft = CUT_OFF_TRIES_MAX): Promise<IDBDatabase | undefined> {
  return new Promise((resolve, reject) => {
    const asked = openRequest(name)
    let isNew = false
    asked.onupgradeneeded = () => {
      isNew = true
      asked.transaction?.abort()
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = (event) => {
      event.preventDefault()
      if (isNew) resolve(undefined)
      else if (triesLeft > 0 && asked.error?.name === CUT_OFF) resolve(openAsItIs(name, triesLeft - 1))
      else reject(new StoreError('no_storage', { cause: asked.error }))
    }
  })
}

/** Private modes and policies take IndexedDB away in several manners: absent, or throwing when asked. */
function openRequest(name: string): IDBOpenDBRequest {
  try {
    return indexedDB.open(name)
  } catch (cause) {
    throw new StoreError('no_storage', { cause })
  }
}
