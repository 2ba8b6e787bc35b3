import { backUpDatabase } from '../store/back-up-database.ts'
import { openAsItIs } from '../store/probe-database.ts'
import { done, finished } from '../store/requests.ts'
import { storeErrorOf } from '../store/store-error-of.ts'

/**
 * A small database for what is no plain data: keys, kept as the browser's handles, so that no page ever has their bytes. It
 * also says which device this browser is; the device's own database is named after it.
 */
export type KeyCabinet = {
  get(name: string): Promise<unknown>
  put(name: string, value: unknown): Promise<void>
  /** Removes whatever has such a name, in one transaction. */
  drop(isSuch: (name: string) => boolean): Promise<void>
  /** What is there stays: of two tabs that make a key at once, both use the same. */
  putIfAbsent(name: string, value: unknown): Promise<unknown>
  /** What is there, changed and put back in one durable transaction; the answer is what is there now. */
  update<Value>(name: string, change: (found: unknown) => Value): Promise<Value>
}

const TABLE = 'cabinet'

export function openKeyCabinet(name: string): KeyCabinet {
  async function within<Value>(
    mode: 'readonly' | 'readwrite',
    work: (store: IDBObjectStore) => Promise<Value>,
  ): Promise<Value> {
    const database = await open(name)
    try {
      const transaction = database.transaction(TABLE, mode, { durability: mode === 'readonly' ? 'default' : 'strict' })
      const [value] = await Promise.all([work(transaction.objectStore(TABLE)), finished(transaction)])
      return value
    } catch (cause) {
      throw storeErrorOf(cause, 'write_failed')
    } finally {
      database.close()
    }
  }

  return {
    get: (key) => within('readonly', (store) => done(store.get(key))),
    put: (key, value) =>
      within('readwrite', async (store) => {
        await done(store.put(value, key))
      }),
    drop: (isSuch) =>
      within('readwrite', async (store) => {
        for (const key of await done(store.getAllKeys())) if (isSuch(String(key))) store.delete(key)
      }),
    putIfAbsent: (key, value) =>
      within('readwrite', async (store) => {
        const found: unknown = await done(store.get(key))
        if (found !== undefined) return found
        await done(store.put(value, key))
        return value
      }),
    update: (key, change) =>
      within('readwrite', async (store) => {
        const value = change(await done<unknown>(store.get(key)))
        await done(store.put(value, key))
        return value
      }),
  }
}

/** Opened for each use: that is rare, and a database that nobody holds open is in nobody's way. */
async function open(name: string): Promise<IDBDatabase> {
  try {
    return (await openOurs(name)) ?? (await makeRoom(name))
  } catch (cause) {
    throw storeErrorOf(cause, 'no_storage')
  }
}

/** Of whatever version, as long as it has our table; undefined where there is none, or somebody else's. */
async function openOurs(name: string): Promise<IDBDatabase | undefined> {
  const found = await openAsItIs(name)
  if (found?.objectStoreNames.contains(TABLE)) return found
  found?.close()
  return undefined
}

/** By one tab: a second one would move away what the first has made. What is not ours is kept under another name. */
function makeRoom(name: string): Promise<IDBDatabase> {
  return navigator.locks.request(`${name} move away`, async () => {
    const made = await openOurs(name)
    if (made !== undefined) return made
    await backUpDatabase(name, `${name} found ${Date.now()}`)
    const asked = indexedDB.open(name, 1)
    asked.onupgradeneeded = () => void asked.result.createObjectStore(TABLE)
    return done(asked)
  })
}
