import type { PgArray } from './values/arrays.ts'
import type { Decimal } from './values/decimal.ts'
import type { Interval } from './values/intervals.ts'

/** What a value of each supported type is in memory. */
export type ValueOf = {
  bool: boolean
  int2: number
  int4: number
  int8: bigint
  float4: number
  float8: number
  numeric: Decimal
  text: string
  bpchar: string
  uuid: string
  date: number
  time: number
  timestamp: bigint
  timestamptz: bigint
  interval: Interval
}
export type BaseType = keyof ValueOf
export type Scalar = ValueOf[BaseType]
export type Value = Scalar | PgArray<Scalar>

/**
 * A type as messages show it: `int4`, `int4[]`, `enum mood`, `unknown` for a literal whose type is still open, and the
 * plain name of anything that is not supported, which may still be compared with null.
 */
export type TypeName = string

export const UNKNOWN: TypeName = 'unknown'
const ARRAY_SUFFIX = '[]'
const ENUM_PREFIX = 'enum '

export const isArrayType = (type: TypeName): boolean => type.endsWith(ARRAY_SUFFIX)
export const isEnumType = (type: TypeName): boolean => type.startsWith(ENUM_PREFIX) && !isArrayType(type)
export const elementType = (type: TypeName): TypeName =>
  isArrayType(type) ? type.slice(0, -ARRAY_SUFFIX.length) : type
export const arrayType = (type: TypeName): TypeName => (isArrayType(type) ? type : type + ARRAY_SUFFIX)
export const enumType = (name: string): TypeName => ENUM_PREFIX + name

/** Types that are text in all that matters here: the length of a varchar is only looked at when a row is written. */
const ALIASES = new Map([
  ['varchar', 'text'],
  ['name', 'text'],
])
export const canonicalType = (name: string): TypeName => ALIASES.get(name) ?? name

/** How a type is written in SQL: labels of enums are handled as text, for the schema of their type is not known. */
export function toSqlType(type: TypeName): string {
  if (!type.startsWith(ENUM_PREFIX)) return type
  return isArrayType(type) ? `text${ARRAY_SUFFIX}` : 'text'
}
