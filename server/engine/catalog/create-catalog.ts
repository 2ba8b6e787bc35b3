import type pg from 'pg'
import type { RelationName } from './parse-relation-name.ts'
import { readTable } from './read-table.ts'
import type { Table } from './table.ts'

export type Catalog = {
  find(name: RelationName): Promise<Table | undefined>
  /** The next look reads it anew. */
  forget(oid: number): void
  forgetAll(): void
}

export type CatalogOptions = {
  readonly publication: string
  readonly ageMsMax: number
  /** `readAt` is when the reading began. */
  readonly onRead: (name: RelationName, table: Table | undefined, readAt: number) => void
}

type Entry = { readonly table: Promise<Table | undefined>; readonly readAt: number; oid: number | undefined }

/** Names that were looked up; a name that does not exist is never kept, so that a new table is found at once. */
const ENTRIES_MAX = 1_000

/**
 * Descriptions of tables, kept until the change stream tells of a new one or until they are old: a table that was dropped
 * or made anew while nobody wrote is then noticed.
 */
export function createCatalog(
  pool: Pick<pg.Pool, 'query'>,
  { publication, ageMsMax, onRead }: CatalogOptions,
): Catalog {
  const entries = new Map<string, Entry>()
  /** Forgotten, but perhaps still true. */
  const stale = new Map<string, Entry>()

  /** A table that is as it was stays the same object: what others computed from it still holds. */
  const readAnew = async (name: RelationName, former: Entry | undefined): Promise<Table | undefined> => {
    const [table, known] = await Promise.all([readTable(pool, name, publication), former?.table.catch(() => undefined)])
    return JSON.stringify(table) === JSON.stringify(known) ? known : table
  }

  const read = (key: string, name: RelationName): Entry => {
    const former = entries.get(key) ?? stale.get(key)
    stale.delete(key)
    const entry: Entry = { table: readAnew(name, former), readAt: performance.now(), oid: undefined }
    if (entries.size >= ENTRIES_MAX) for (const oldest of [...entries.keys()].slice(0, 1)) entries.delete(oldest)
    entries.set(key, entry)
    const forget = (): void => {
      if (entries.get(key) === entry) entries.delete(key)
    }
    entry.table.then((table) => {
      if (table === undefined) forget()
      else entry.oid = table.oid
      onRead(name, table, entry.readAt)
    }, forget)
    return entry
  }

  return {
    find(name) {
      const key = JSON.stringify([name.schema, name.table])
      const kept = entries.get(key)
      const isFresh = kept !== undefined && performance.now() - kept.readAt < ageMsMax
      return (isFresh ? kept : read(key, name)).table
    },
    forget(oid) {
      for (const [key, entry] of entries) {
        if (entry.oid !== oid) continue
        entries.delete(key)
        if (stale.size < ENTRIES_MAX) stale.set(key, entry)
      }
    },
    forgetAll() {
      entries.clear()
      stale.clear()
    },
  }
}
