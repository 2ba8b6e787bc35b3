import { compareKeys, isWithin, keyOf, keyText } from '../../../sync/ports/keys.ts'
import type { Key, Range, TableChange, TableName, Tables } from '../../../sync/ports/store.ts'

/** Small, and all that a tap and the paper after it have to know of the disk. */
export const KNOWN_TABLES = ['meta', 'numbers', 'prints'] as const satisfies readonly TableName[]
type KnownName = (typeof KNOWN_TABLES)[number]
export type KnownRows = { readonly [Name in KnownName]: readonly Tables[Name][] }
type Keyed = { readonly key: Key; readonly row: unknown }

/** Rows of the disk kept in memory, as of the last commit that this tab has been told of; they belong to nobody else. */
export type KnownTables = {
  get(table: KnownName, key: Key): unknown
  /** In the order of the key. */
  all(table: KnownName, range?: Range): readonly unknown[]
  hear(changes: readonly TableChange[]): void
}

export function createKnownTables(found: KnownRows): KnownTables {
  const tables: { readonly [Name in KnownName]: Map<string, Keyed> } = {
    meta: new Map(),
    numbers: new Map(),
    prints: new Map(),
  }

  function hear(changes: readonly TableChange[]): void {
    for (const { table, put, deleted, cleared } of changes) {
      if (!isKnown(table)) continue
      const rows = tables[table]
      if (cleared === 'all') rows.clear()
      else if (cleared !== undefined) for (const [text, { key }] of rows) if (isWithin(key, cleared)) rows.delete(text)
      for (const key of deleted) rows.delete(keyText(key))
      for (const row of put) {
        const key = keyOf(table, row as never)
        rows.set(keyText(key), { key, row })
      }
    }
  }

  for (const table of KNOWN_TABLES) hear([{ table, put: found[table], deleted: [] } as unknown as TableChange])
  return {
    get: (table, key) => tables[table].get(keyText(key))?.row,
    all(table, range) {
      const rows = [...tables[table].values()].filter(({ key }) => range === undefined || isWithin(key, range))
      return rows.sort((a, b) => compareKeys(a.key, b.key)).map(({ row }) => row)
    },
    hear,
  }
}

export function isKnown(table: TableName): table is KnownName {
  return (KNOWN_TABLES as readonly TableName[]).includes(table)
}
