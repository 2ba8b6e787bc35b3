import type { ShapeName } from '../permissions/shapes.ts'
import type { TableName, WriteTransaction } from '../ports/store.ts'
import type { PushAnswer } from '../wire/push.ts'
import { keyOfRow, parseShapeRow, versionOfRow } from './parse-shape-row.ts'
import type { ConfirmedRow } from './stored-rows.ts'

/** The tables that a transaction needs for it. */
export const confirmedTables = ['base', 'confirmed'] as const satisfies readonly TableName[]

/**
 * Keeps an answer's rows until base has them [RE4]: one that base has already, or that is older than what an earlier
 * answer brought, is not stored. One that does not say which row it is, or its version, waits for the stream.
 */
export async function storeConfirmed(tx: WriteTransaction, rows: PushAnswer['rows'], lsn: string): Promise<void> {
  for (const [shape, values] of Object.entries(rows) as [ShapeName, PushAnswer['rows']['tickets']][]) {
    const newest = new Map<string, ConfirmedRow>()
    for (const value of values) {
      const row = parseShapeRow(shape, value)
      const key = keyOfRow(shape, row)
      const version = versionOfRow(row)
      if (key === undefined || version === undefined || version <= (newest.get(key)?.version ?? -1)) continue
      newest.set(key, { shape, key, version, lsn, row })
    }
    // Asked together: an answer to a full batch brings hundreds.
    const told = [...newest.values()]
    const isOld = await Promise.all(told.map((row) => isKnown(tx, row)))
    const puts = told.filter((_, at) => !isOld[at])
    if (puts.length > 0) tx.put('confirmed', puts)
  }
}

async function isKnown(tx: WriteTransaction, { shape, key, version }: ConfirmedRow): Promise<boolean> {
  const [base, confirmed] = await Promise.all([tx.get('base', [shape, key]), tx.get('confirmed', [shape, key])])
  return Math.max(base?.version ?? -1, confirmed?.version ?? -1) >= version
}
