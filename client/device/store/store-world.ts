import type { Store } from '../../../sync/ports/store.ts'
import { openStore, type StoreOptions } from './open-store.ts'

let worlds = 0

/** A database that nobody has used, for tests; its tabs are several connections, as those of several pages are. */
export function aStoreWorld(options: Partial<StoreOptions> = {}) {
  worlds += 1
  const name = `world ${worlds} ${crypto.randomUUID()}`
  const opened: Store[] = []
  return {
    name,
    async open(more: Partial<StoreOptions> = {}): Promise<Store> {
      const { store } = await openStore({ name, wall: () => Date.now(), after, ...options, ...more })
      opened.push(store)
      return store
    },
    /** As Chromium does it: the requests succeed, and the commit ends the transaction instead. */
    failNextWrite() {
      const { commit } = IDBTransaction.prototype
      IDBTransaction.prototype.commit = function () {
        IDBTransaction.prototype.commit = commit
        Object.defineProperty(this, 'error', { value: new DOMException('no room', 'QuotaExceededError') })
        this.abort()
      }
    },
    async end() {
      for (const store of opened) store.close()
      indexedDB.deleteDatabase(name)
    },
  }
}

export function after(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}
