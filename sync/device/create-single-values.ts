import type { TableChange } from '../ports/store.ts'
import type { LoadedDevice } from './load-device.ts'
import { metaSchemas } from './meta.ts'

/** The device's single values as a tab knows them: as they were found, and as each commit in any tab leaves them. */
export function createSingleValues(loaded: LoadedDevice) {
  let { identity, session, staffId, writer } = loaded
  let lastDay = loaded.clock?.last_day ?? null

  function hearValue(key: string, value: unknown): void {
    if (key === 'identity') identity = metaSchemas.identity.safeParse(value).data ?? identity
    if (key === 'session') session = metaSchemas.session.safeParse(value).data ?? null
    if (key === 'staff') staffId = metaSchemas.staff.safeParse(value).data ?? null
    if (key === 'writer') writer = metaSchemas.writer.safeParse(value).data
    if (key === 'clock') lastDay = metaSchemas.clock.safeParse(value).data?.last_day ?? lastDay
  }

  return {
    /** Answers whether the writer is gone, as it is with the whole disk [ST8]. */
    hear(changes: readonly TableChange[]): boolean {
      const hadWriter = writer !== undefined
      for (const change of changes) {
        if (change.table !== 'meta') continue
        // A disk that the browser took away has no letter. Who the device and the person are is not forgotten with it.
        if (change.cleared === 'all') writer = undefined
        for (const { key, value } of change.put) hearValue(key, value)
      }
      return hadWriter && writer === undefined
    },
    get now() {
      return { identity, session, staffId, writer, lastDay }
    },
  }
}
