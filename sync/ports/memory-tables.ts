import { compareKeys, isWithin, keyOf, keyText } from './keys.ts'
import { type Key, type Range, type TableChange, type TableName, type Tables, tableNames } from './store.ts'

type Rows = Map<string, { readonly key: Key; readonly row: unknown }>

/** What lies on the disk: copies, so that nobody changes it by changing an object. */
export class MemoryTables {
  readonly #tables = new Map<TableName, Rows>(tableNames.map((name) => [name, new Map()]))

  get<Name extends TableName>(table: Name, key: Key): Tables[Name] | undefined {
    const found = this.#rows(table).get(keyText(key))
    return found === undefined ? undefined : (copy(found.row) as Tables[Name])
  }

  all<Name extends TableName>(table: Name, range?: Range): Tables[Name][] {
    return [...this.#rows(table).values()]
      .filter(({ key }) => range === undefined || isWithin(key, range))
      .sort((a, b) => compareKeys(a.key, b.key))
      .map(({ row }) => copy(row) as Tables[Name])
  }

  count(table: TableName): number {
    return this.#rows(table).size
  }

  keys(table: TableName): Key[] {
    return [...this.#rows(table).values()].map(({ key }) => key).sort(compareKeys)
  }

  apply(changes: readonly TableChange[]): void {
    for (const change of changes) {
      const rows = this.#rows(change.table)
      const { cleared } = change
      if (cleared === 'all') rows.clear()
      else if (cleared !== undefined) {
        for (const [text, { key }] of rows) if (isWithin(key, cleared)) rows.delete(text)
      }
      for (const key of change.deleted) rows.delete(keyText(key))
      for (const row of change.put) {
        const key = keyOf(change.table, row)
        rows.set(keyText(key), { key, row: copy(row) })
      }
    }
  }

  /** As it is at this moment: the picture of a disk from which a device may be restored, or cloned. */
  clone(): MemoryTables {
    const cloned = new MemoryTables()
    for (const name of tableNames) {
      cloned.apply([{ table: name, put: this.all(name), deleted: [] } as unknown as TableChange])
    }
    return cloned
  }

  #rows(table: TableName): Rows {
    const rows = this.#tables.get(table)
    if (rows === undefined) throw new Error(`no table ${table}`)
    return rows
  }
}

/** Rows are plain data: what a real disk would not take, this one does not either. */
function copy(row: unknown): unknown {
  return JSON.parse(JSON.stringify(row))
}
