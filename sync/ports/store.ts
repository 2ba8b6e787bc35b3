import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { BaseRow, ConfirmedRow, ShapePosition } from '../replica/stored-rows.ts'

/** What a print job is before anything of it went to a printer: enough to draw the ticket anew. */
export type PrintRow = {
  readonly ticket_id: string
  readonly command_id: string
  readonly state: string
  readonly made_at: number
}

/** The last number taken in a series: lane numbers ('' as letter) or spill numbers of one letter. */
export type NumberRow = {
  readonly day: string
  readonly prefix: string
  readonly letter: string
  readonly last: number
}

/** Where a command lies in the outbox, so that one id is found, and written once [OB3], without reading all of it. */
export type PlaceRow = {
  readonly id: string
  readonly writer: string
  readonly seq: number
}

/** Single values, each with its own schema in `device/meta.ts`. */
export type MetaRow = { readonly key: string; readonly value: unknown }

/** What could not be read as what it should be, kept as it was found [ST5]. */
export type UnreadableRow = {
  readonly id: string
  readonly table: string
  readonly found: unknown
  readonly at: number
}

/** The tables of a device's disk, and what makes a row of each its own. */
export type Tables = {
  readonly meta: MetaRow
  readonly outbox: OutboxRow
  readonly places: PlaceRow
  readonly base: BaseRow
  readonly confirmed: ConfirmedRow
  readonly positions: ShapePosition
  readonly numbers: NumberRow
  readonly prints: PrintRow
  readonly unreadable: UnreadableRow
}
export type TableName = keyof Tables
export type Key = string | readonly (string | number)[]

export const tableKeys = {
  meta: ['key'],
  outbox: ['writer', 'seq'],
  places: ['id'],
  base: ['shape', 'key'],
  confirmed: ['shape', 'key'],
  positions: ['shape'],
  numbers: ['day', 'prefix', 'letter'],
  prints: ['ticket_id'],
  unreadable: ['id'],
} as const satisfies Record<TableName, readonly string[]>
export const tableNames = Object.keys(tableKeys) as readonly TableName[]

/** A key of one column is its value, of several the array of them, in the order of `tableKeys`. */
export type Range = { readonly from: Key; readonly to: Key }

export type ReadTransaction = {
  get<Name extends TableName>(table: Name, key: Key): Promise<Tables[Name] | undefined>
  /** In the order of the key; both ends of a range belong to it. */
  all<Name extends TableName>(table: Name, range?: Range): Promise<readonly Tables[Name][]>
  count(table: TableName): Promise<number>
  /** Of all rows that lie there, whether they can be read or not, in their order; cheap, for nothing is looked at. */
  keys(table: TableName): Promise<readonly Key[]>
}

/** Writes are not awaited one by one: the transaction's own promise tells of all of them. */
export type WriteTransaction = ReadTransaction & {
  put<Name extends TableName>(table: Name, rows: readonly Tables[Name][]): void
  delete(table: TableName, keys: readonly Key[]): void
  clear(table: TableName, range?: Range): void
}

export type TableChange = {
  [Name in TableName]: {
    readonly table: Name
    readonly put: readonly Tables[Name][]
    readonly deleted: readonly Key[]
    readonly cleared?: Range | 'all'
  }
}[TableName]

/** The disk of a device: one database, shared by all tabs [ST1]–[ST5]. */
export type Store = {
  read<Value>(tables: readonly TableName[], work: (tx: ReadTransaction) => Promise<Value>): Promise<Value>
  write<Value>(tables: readonly TableName[], work: (tx: WriteTransaction) => Promise<Value>): Promise<Value>
  /** Hears every commit of every tab, in the order of [ST3]; answers the function that ends it. */
  onCommit(listener: (changes: readonly TableChange[]) => void): () => void
  close(): void
}

export const storeErrorCodes = ['quota_exceeded', 'no_storage', 'newer_version', 'closed', 'write_failed'] as const
export type StoreErrorCode = (typeof storeErrorCodes)[number]

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, options?: ErrorOptions) {
    super(`the store refused: ${code}`, options)
    this.code = code
  }
}
