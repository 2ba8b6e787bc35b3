import type { PGlite, Transaction } from '@electric-sql/pglite'
import type { LensWork } from '../lens-messages.ts'
import { deleteRowsSql, type LensTable, putRowsSql } from '../lens-tables.ts'
import { isRefusal } from './is-refusal.ts'

export type Change = Omit<Extract<LensWork, { kind: 'change' }>, 'kind'>

/** All parts in one transaction [LF1]; answers how many rows Postgres would not take [LF2]. */
export async function applyChange(database: PGlite, parts: readonly Change[]): Promise<number> {
  return database.transaction(async (tx) => {
    let leftOut = 0
    for (const { table, put, gone } of parts) {
      if (gone.length > 0) await tx.query(deleteRowsSql(table), [gone])
      leftOut += await putRows(tx, table, put)
    }
    return leftOut
  })
}

/** A row that does not fit must not keep the others out: the halves are tried, down to the one that it is [LF2]. */
async function putRows(tx: Transaction, table: LensTable, rows: Change['put']): Promise<number> {
  if (rows.length === 0) return 0
  await tx.exec('savepoint rows')
  try {
    await tx.query(putRowsSql(table), [JSON.stringify(rows)])
    await tx.exec('release savepoint rows')
    return 0
  } catch (error) {
    if (!isRefusal(error)) throw error
    await tx.exec('rollback to savepoint rows; release savepoint rows')
  }
  const half = Math.ceil(rows.length / 2)
  if (half === rows.length) return 1
  return (await putRows(tx, table, rows.slice(0, half))) + (await putRows(tx, table, rows.slice(half)))
}
