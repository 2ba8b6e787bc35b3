import { keyOf, keyText } from './keys.ts'
import type { MemoryTables } from './memory-tables.ts'
import type { Key, Range, TableChange, TableName, Tables, WriteTransaction } from './store.ts'

/** Changes on top of the tables that are still as they were: nothing stands before the commit. */
export class MemoryTransaction implements WriteTransaction {
  readonly #tables: MemoryTables
  readonly #scope: readonly TableName[]
  readonly #changes: TableChange[] = []
  #overlay: MemoryTables | undefined

  constructor(tables: MemoryTables, scope: readonly TableName[]) {
    this.#tables = tables
    this.#scope = scope
  }

  async get<Name extends TableName>(table: Name, key: Key): Promise<Tables[Name] | undefined> {
    return this.#now(table).get(table, key)
  }

  async all<Name extends TableName>(table: Name, range?: Range): Promise<readonly Tables[Name][]> {
    return this.#now(table).all(table, range)
  }

  async count(table: TableName): Promise<number> {
    return this.#now(table).count(table)
  }

  async keys(table: TableName): Promise<readonly Key[]> {
    return this.#now(table).keys(table)
  }

  put<Name extends TableName>(table: Name, rows: readonly Tables[Name][]): void {
    for (const row of rows) keyText(keyOf(table, row))
    this.#add({ table, put: [...rows], deleted: [] } as unknown as TableChange)
  }

  delete(table: TableName, keys: readonly Key[]): void {
    this.#add({ table, put: [], deleted: [...keys] })
  }

  clear(table: TableName, range?: Range): void {
    this.#add({ table, put: [], deleted: [], cleared: range ?? 'all' })
  }

  changes(): readonly TableChange[] {
    return this.#changes
  }

  #add(change: TableChange): void {
    this.#require(change.table)
    this.#changes.push(change)
    this.#overlay?.apply([change])
  }

  /** Most transactions read before they write, so the copy is made only for one that reads what it wrote [ST2]. */
  #now(table: TableName): MemoryTables {
    this.#require(table)
    if (this.#changes.length === 0) return this.#tables
    if (this.#overlay === undefined) {
      this.#overlay = this.#tables.clone()
      this.#overlay.apply(this.#changes)
    }
    return this.#overlay
  }

  #require(table: TableName): void {
    if (!this.#scope.includes(table)) throw new Error(`${table} is not in the scope of this transaction`)
  }
}
