import type { Store } from '../../../sync/ports/store.ts'
import type { Crash } from './crash.ts'

/** The disk as it is, with a page that may end just before or just after a command has been written. */
export function createCrashingStore(store: Store, crash: Crash): Store {
  return {
    ...store,
    async write(tables, work) {
      if (!tables.includes('outbox')) return store.write(tables, work)
      await crash('before_commit')
      const value = await store.write(tables, work)
      await crash('after_commit')
      return value
    },
  }
}
