import type { ShapeName } from '../permissions/shapes.ts'
import { shapeCatalogue } from '../shapes/shape-catalogue.ts'
import { parseValue } from './parse-value.ts'

export type StoredFields = Readonly<Record<string, unknown>>

/** Values by the catalogue's types; columns that it does not know are kept, those that are missing stay so [RE5]. */
export function parseShapeRow(shape: ShapeName, values: StoredFields): StoredFields {
  const types = shapeCatalogue[shape].columns.staff
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, parseValue(types[name], value)]))
}

/** The row's id within its shape: the primary key without the tenant. Undefined: it does not say which row it is. */
export function keyOfRow(shape: ShapeName, row: StoredFields): string | undefined {
  const parts = shapeCatalogue[shape].key.filter((name) => name !== 'tenant_id').map((name) => row[name])
  return parts.every((part) => typeof part === 'string') ? parts.join('/') : undefined
}

export function versionOfRow(row: StoredFields): number | undefined {
  const { version } = row
  return Number.isSafeInteger(version) ? (version as number) : undefined
}
