import { compareKeys, keyOf, keyText } from './keys.ts'
import { type Key, type Range, type TableChange, type TableName, type Tables, tableNames } from './store.ts'

type Entry = { readonly key: Key; readonly row: unknown }
/** `order`: texts of the keys as IndexedDB orders them, made when somebody asks and void when a key comes or goes. */
type Rows = { readonly byKey: Map<string, Entry>; order: readonly string[] | undefined }

/**
 * What lies on the disk: copies that nobody can change by changing an object. Frozen rather than copied at each reading, so
 * that pictures share what they have in common, and a world of many devices is quick.
 */
export class MemoryTables {
  readonly #tables: Map<TableName, Rows>
  /** Also held by a picture: copied before anything of it is changed. */
  #shared = new Set<TableName>()

  constructor(tables?: ReadonlyMap<TableName, Rows>) {
    this.#tables = new Map(
      tables ?? tableNames.map((name): [TableName, Rows] => [name, { byKey: new Map(), order: [] }]),
    )
    if (tables !== undefined) this.#shared = new Set(tableNames)
  }

  get<Name extends TableName>(table: Name, key: Key): Tables[Name] | undefined {
    return this.#rows(table).byKey.get(keyText(key))?.row as Tables[Name] | undefined
  }

  all<Name extends TableName>(table: Name, range?: Range): Tables[Name][] {
    const rows = this.#rows(table)
    rows.order ??= [...rows.byKey].sort(([, a], [, b]) => compareKeys(a.key, b.key)).map(([text]) => text)
    const found: Tables[Name][] = []
    for (const text of rows.order) {
      const { key, row } = rows.byKey.get(text) as Entry
      if (range === undefined || isWithin(key, range)) found.push(row as Tables[Name])
    }
    return found
  }

  count(table: TableName): number {
    return this.#rows(table).byKey.size
  }

  apply(changes: readonly TableChange[]): void {
    for (const change of changes) {
      const rows = this.#own(change.table)
      const { cleared } = change
      if (cleared === 'all') rows.byKey.clear()
      else if (cleared !== undefined) {
        for (const [text, { key }] of rows.byKey) if (isWithin(key, cleared)) rows.byKey.delete(text)
      }
      for (const key of change.deleted) rows.byKey.delete(keyText(key))
      if (cleared !== undefined || change.deleted.length > 0) rows.order = undefined
      for (const row of change.put) {
        const key = keyOf(change.table, row)
        const text = keyText(key)
        if (!rows.byKey.has(text)) rows.order = undefined
        rows.byKey.set(text, { key, row: frozenCopy(row) })
      }
    }
  }

  /** As it is at this moment: the picture of a disk from which a device may be restored, or cloned. */
  clone(): MemoryTables {
    this.#shared = new Set(tableNames)
    return new MemoryTables(this.#tables)
  }

  #rows(table: TableName): Rows {
    const rows = this.#tables.get(table)
    if (rows === undefined) throw new Error(`no table ${table}`)
    return rows
  }

  #own(table: TableName): Rows {
    const rows = this.#rows(table)
    if (!this.#shared.delete(table)) return rows
    const own = { byKey: new Map(rows.byKey), order: rows.order }
    this.#tables.set(table, own)
    return own
  }
}

function isWithin(key: Key, { from, to }: Range): boolean {
  return compareKeys(key, from) >= 0 && compareKeys(key, to) <= 0
}

const copies = new WeakSet<object>()

/** Rows are plain data: what a real disk would not take, this one does not either. */
function frozenCopy(row: unknown): unknown {
  if (typeof row === 'object' && row !== null && copies.has(row)) return row
  const copy: unknown = freeze(JSON.parse(JSON.stringify(row)))
  if (typeof copy === 'object' && copy !== null) copies.add(copy)
  return copy
}

function freeze(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  for (const part of Object.values(value)) freeze(part)
  return Object.freeze(value)
}
