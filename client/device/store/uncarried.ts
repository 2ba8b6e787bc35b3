import { compareKeys, isWithin, keyOf, keyText } from '../../../sync/ports/keys.ts'
import type { Key, Range, TableChange, TableName } from '../../../sync/ports/store.ts'
import { isTableChange } from './is-table-change.ts'

/** What a row of `commits` holds when nothing of it is to be carried into the tables; else, what a quick write changed. */
export const CARRIED = 0

/** All that is still to be carried, in the order in which it was written, and what no version of ours that we know writes. */
export type Uncarried = { readonly changes: readonly TableChange[]; readonly strange: readonly unknown[] }

export function uncarriedIn(rows: readonly unknown[]): Uncarried {
  const all = rows.filter((row) => row !== CARRIED).flat(1)
  return { changes: all.filter(isTableChange), strange: all.filter((each) => !isTableChange(each)) }
}

/** What the changes say of one row; undefined: nothing, the table itself has it. */
export function rowIn(
  changes: readonly TableChange[],
  table: TableName,
  key: Key,
): { readonly row: unknown } | undefined {
  const text = keyText(key)
  const change = changes.findLast((each) => each.table === table && isTouched(each, key, text))
  if (change === undefined) return undefined
  // Within one change, what is put comes last.
  return { row: (change.put as readonly never[]).findLast((row) => keyText(keyOf(table, row)) === text) }
}

/** A table's rows with the changes laid over them, in the order of the key. */
export function layOver(
  changes: readonly TableChange[],
  table: TableName,
  found: readonly unknown[],
  range?: Range,
): readonly unknown[] {
  const own = changes.filter((change) => change.table === table)
  if (own.length === 0) return found
  const rows = new Map(found.map((row) => [keyText(keyOf(table, row as never)), row]))
  for (const { put, deleted, cleared } of own) {
    for (const [text, row] of rows) if (isCleared(cleared, keyOf(table, row as never))) rows.delete(text)
    for (const key of deleted) rows.delete(keyText(key))
    for (const row of put) rows.set(keyText(keyOf(table, row)), row)
  }
  const keyed = [...rows.values()].map((row) => ({ row, key: keyOf(table, row as never) }))
  return keyed
    .filter(({ key }) => range === undefined || isWithin(key, range))
    .sort((a, b) => compareKeys(a.key, b.key))
    .map(({ row }) => row)
}

/** The same for the keys alone. */
export function layKeysOver(changes: readonly TableChange[], table: TableName, found: readonly Key[]): Key[] {
  const own = changes.filter((change) => change.table === table)
  if (own.length === 0) return [...found]
  const keys = new Map(found.map((key) => [keyText(key), key]))
  for (const { put, deleted, cleared } of own) {
    for (const [text, key] of keys) if (isCleared(cleared, key)) keys.delete(text)
    for (const key of deleted) keys.delete(keyText(key))
    for (const key of put.map((row) => keyOf(table, row))) keys.set(keyText(key), key)
  }
  return [...keys.values()].sort(compareKeys)
}

function isTouched({ table, put, deleted, cleared }: TableChange, key: Key, text: string): boolean {
  if (isCleared(cleared, key) || deleted.some((each) => keyText(each) === text)) return true
  return (put as readonly never[]).some((row) => keyText(keyOf(table, row)) === text)
}

function isCleared(cleared: Range | 'all' | undefined, key: Key): boolean {
  return cleared === 'all' || (cleared !== undefined && isWithin(key, cleared))
}
