import type { ShapeName } from '../permissions/shapes.ts'
import { instantToMs } from '../replica/instant-text.ts'
import type { StoredFields } from '../replica/parse-shape-row.ts'
import { parseValue } from '../replica/parse-value.ts'
import type { ColumnType } from '../shapes/column-type.ts'
import { shapeCatalogue } from '../shapes/shape-catalogue.ts'

/** Without these a row cannot be drawn or put in its place [RE5]. */
const NEEDED: Readonly<Record<ShapeName, readonly string[]>> = {
  tickets: ['number', 'state', 'service_id', 'queue_day', 'order_at'],
  counters: ['label', 'state', 'service_ids'],
  branch_config: ['document'],
  branch_stats: ['document'],
}

/**
 * A stored row as screens and effects read it: instants as milliseconds, and no known column with a value of another
 * type. It was stored by whatever version of the app was here then, so nothing of it is taken on trust.
 */
export function readFields(shape: ShapeName, row: StoredFields): StoredFields {
  const types = shapeCatalogue[shape].columns.staff
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row)) {
    const type = types[name]
    const read = type === undefined ? value : readValue(type, value)
    if (read !== undefined) fields[name] = read
  }
  return fields
}

export function isWhole(shape: ShapeName, fields: StoredFields): boolean {
  return NEEDED[shape].every((name) => fields[name] !== undefined && fields[name] !== null)
}

function readValue(type: ColumnType, value: unknown): unknown {
  if (value === null) return null
  const parsed = type === 'jsonb' ? value : parseValue(type, value)
  switch (type) {
    case 'timestamptz':
      return typeof parsed === 'string' ? instantToMs(parsed) : undefined
    case 'int4':
    case 'int8':
      return typeof parsed === 'number' ? parsed : undefined
    case 'bool':
      return typeof parsed === 'boolean' ? parsed : undefined
    case 'text[]':
    case 'uuid[]':
      return Array.isArray(parsed) ? parsed : undefined
    case 'jsonb':
      return parsed
    case 'uuid':
    case 'text':
    case 'date':
      return typeof parsed === 'string' ? parsed : undefined
  }
}
