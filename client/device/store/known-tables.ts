import { isWithin, keyOf, keyText } from '../../../sync/ports/keys.ts'
import type { Key, Range, TableChange, TableName, Tables } from '../../../sync/ports/store.ts'
import { layOver } from './uncarried.ts'

/** Small, and all that a tap has to know of the disk. */
export const KNOWN_TABLES = ['meta', 'numbers'] as const satisfies readonly TableName[]
type KnownName = (typeof KNOWN_TABLES)[number]
export type KnownRows = { readonly [Name in KnownName]: readonly Tables[Name][] }

/** Rows of the disk kept in memory, as of the last commit that this tab has been told of; they belong to nobody else. */
export type KnownTables = {
  get(table: KnownName, key: Key): unknown
  all(table: KnownName, range?: Range): readonly unknown[]
  hear(changes: readonly TableChange[]): void
}

export function createKnownTables(found: KnownRows): KnownTables {
  const rows: { [Name in KnownName]: readonly unknown[] } = { ...found }
  return {
    get: (table, key) => rows[table].find((row) => keyText(keyOf(table, row as never)) === keyText(key)),
    all: (table, range) =>
      rows[table].filter((row) => range === undefined || isWithin(keyOf(table, row as never), range)),
    hear(changes) {
      for (const table of KNOWN_TABLES) rows[table] = layOver(changes, table, rows[table])
    },
  }
}

export function isKnown(table: TableName): table is KnownName {
  return (KNOWN_TABLES as readonly TableName[]).includes(table)
}
