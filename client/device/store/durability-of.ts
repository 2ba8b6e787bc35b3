import type { TableName } from '../../../sync/ports/store.ts'

/** Content of the stream: lost with the current, it comes again from the position that was lost with it. */
const REPEATABLE: readonly TableName[] = ['base', 'confirmed', 'positions']

/** Whatever else is in it, a person may have done; that stands on the disk before anybody is told so [ST1]. */
export function isRepeatable(tables: readonly TableName[]): boolean {
  return tables.every((table) => REPEATABLE.includes(table))
}

export function durabilityOf(tables: readonly TableName[]): IDBTransactionDurability {
  return isRepeatable(tables) ? 'relaxed' : 'strict'
}
