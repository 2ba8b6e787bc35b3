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
    const puts = new Map<string, ConfirmedRow>()
    for (const value of values) {
      const row = parseShapeRow(shape, value)
      const key = keyOfRow(shape, row)
      const version = versionOfRow(row)
      if (key === undefined || version === undefined || version <= (puts.get(key)?.version ?? -1)) continue
      if (await isKnown(tx, shape, key, version)) continue
      puts.set(key, { shape, key, version, lsn, row })
    }
    if (puts.size > 0) tx.put('confirmed', [...puts.values()])
  }
}

async function isKnown(tx: WriteTransaction, shape: ShapeName, key: string, version: number): Promise<boolean> {
  const base = await tx.get('base', [shape, key])
  if (base !== undefined && base.version >= version) return true
  const confirmed = await tx.get('confirmed', [shape, key])
  return confirmed !== undefined && confirmed.version >= version
}
