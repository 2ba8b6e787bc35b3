import type { ColumnType } from '../shapes/column-type.ts'
import { toInstantText } from './instant-text.ts'
import { parseArrayText } from './parse-array-text.ts'

/**
 * A column's value as it is stored: plain JSON, in one spelling whichever way it came. The stream brings Postgres' text or
 * what its client has parsed already, an answer brings JSON. What does not fit its type is kept as it came: the
 * server may be of another version, and the row is still of use.
 */
export function parseValue(type: ColumnType | undefined, value: unknown): unknown {
  if (value === null || value === undefined) return null
  switch (type) {
    case 'int4':
    case 'int8':
      return toWhole(value) ?? toPlain(value)
    case 'bool':
      return toBoolean(value) ?? toPlain(value)
    case 'timestamptz':
      return toInstantText(value) ?? toPlain(value)
    case 'text[]':
    case 'uuid[]':
      return (typeof value === 'string' ? parseArrayText(value) : undefined) ?? toPlain(value)
    case 'jsonb':
      return typeof value === 'string' ? parseJson(value) : toPlain(value)
    case 'uuid':
      return typeof value === 'string' ? value.toLowerCase() : toPlain(value)
    case 'date':
    case 'text':
    case undefined:
      return toPlain(value)
  }
}

function toWhole(value: unknown): number | undefined {
  if (typeof value === 'string' && !/^-?\d{1,19}$/.test(value)) return undefined
  const whole = typeof value === 'string' || typeof value === 'bigint' ? Number(value) : value
  return Number.isSafeInteger(whole) ? (whole as number) : undefined
}

function toBoolean(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (value === 't' || value === 'true') return true
  if (value === 'f' || value === 'false') return false
  return undefined
}

/** No column of a shape holds a JSON string by itself, so a text here is JSON that nobody has parsed yet. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A disk takes no bigint. */
function toPlain(value: unknown): unknown {
  if (typeof value === 'bigint') return toWhole(value) ?? String(value)
  if (Array.isArray(value)) return value.map(toPlain)
  if (value instanceof Date) return value.toISOString()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, toPlain(part)]))
}
