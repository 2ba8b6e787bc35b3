import { type Range, type TableChange, type TableName, tableKeys } from '../../../sync/ports/store.ts'
import { isCarried } from './carried-tables.ts'

/**
 * Whether it can be carried: of a table that a quick write may change, and each row with its key. Whether a row is what its
 * table holds is for whoever reads it [ST5].
 */
export function isTableChange(found: unknown): found is TableChange {
  if (!isObject(found)) return false
  const { table, put, deleted, cleared } = found
  if (!isCarried(table) || !Array.isArray(put) || !Array.isArray(deleted)) return false
  return put.every((row) => hasKey(table, row)) && deleted.every(isKey) && isCleared(cleared)
}

function hasKey(table: TableName, row: unknown): boolean {
  return isObject(row) && tableKeys[table].every((column) => isPart(row[column]))
}

function isCleared(cleared: unknown): cleared is Range | 'all' | undefined {
  if (cleared === undefined || cleared === 'all') return true
  return isObject(cleared) && isKey(cleared.from) && isKey(cleared.to)
}

function isKey(key: unknown): boolean {
  return typeof key === 'string' || (Array.isArray(key) && key.every(isPart))
}

function isPart(part: unknown): boolean {
  return typeof part === 'string' || (typeof part === 'number' && !Number.isNaN(part))
}

function isObject(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null
}
