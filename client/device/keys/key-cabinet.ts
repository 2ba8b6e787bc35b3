import { StoreError } from '../../../sync/ports/store.ts'
import { done, finished } from '../store/requests.ts'
import { storeErrorOf } from '../store/store-error-of.ts'

/**
 * A small database for what is no plain data: keys, kept as the browser's handles, so that no page ever has their bytes. It
 * also says which device this browser is; the device's own database is named after it.
 */
export type KeyCabinet = {
  get(name: string): Promise<unknown>
  put(name: string, value: unknown): Promise<void>
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
    const asked = indexedDB.open(name, 1)
    asked.onupgradeneeded = () => void asked.result.createObjectStore(TABLE)
    return await done(asked)
  } catch (cause) {
    throw new StoreError('no_storage', { cause })
  }
}
