import type { ShapeName } from '../permissions/shapes.ts'
import type { TableName, WriteTransaction } from '../ports/store.ts'
import type { PushAnswer } from '../wire/push.ts'
import { keyOfRow, parseShapeRow, versionOfRow } from './parse-shape-row.ts'
import type { ConfirmedRow } from './stored-rows.ts'

/** The tables that a transaction needs for it. */
export const confirmedTables = ['base', 'confirmed', 'positions'] as const satisfies readonly TableName[]

/**
 * Keeps an answer's rows until base has them [RE4]: one that base has already, that has left the shape by the stream's
 * own word, or that is older than what an earlier answer brought, is not stored. One that does not say which row it is,
 * or its version, waits for the stream.
 */
export async function storeConfirmed(tx: WriteTransaction, rows: PushAnswer['rows'], lsn: string): Promise<void> {
  for (const [shape, values] of Object.entries(rows) as [ShapeName, PushAnswer['rows']['tickets']][]) {
    const newest = newestRows(shape, values, lsn)
    if (newest.length === 0) continue
    const position = await tx.get('positions', shape)
    const isPassed = position !== undefined && BigInt(position.lsn) >= BigInt(lsn)
    // Asked for all at once: one after the other is slow where an answer brings hundreds.
    const known = await Promise.all(newest.map((row) => isKnown(tx, row, isPassed)))
    const puts = newest.filter((_, at) => known[at] === false)
    if (puts.length > 0) tx.put('confirmed', puts)
  }
}

function newestRows(shape: ShapeName, values: PushAnswer['rows']['tickets'], lsn: string): readonly ConfirmedRow[] {
  const newest = new Map<string, ConfirmedRow>()
  for (const value of values) {
    const row = parseShapeRow(shape, value)
    const key = keyOfRow(shape, row)
    const version = versionOfRow(row)
    if (key === undefined || version === undefined || version <= (newest.get(key)?.version ?? -1)) continue
    newest.set(key, { shape, key, version, lsn, row })
  }
  return [...newest.values()]
}

/** `isPassed`: the stream has been where the answer was, so a row that base does not have then has left the shape. */
async function isKnown(
  tx: WriteTransaction,
  { shape, key, version }: ConfirmedRow,
  isPassed: boolean,
): Promise<boolean> {
  const base = await tx.get('base', [shape, key])
  if (base === undefined ? isPassed : base.version >= version) return true
  const confirmed = await tx.get('confirmed', [shape, key])
  return confirmed !== undefined && confirmed.version >= version
}
