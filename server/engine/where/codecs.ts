import {
  type BaseType,
  elementType,
  isArrayType,
  isEnumType,
  type Scalar,
  type TypeName,
  type Value,
  type ValueOf,
} from './value-types.ts'
import { parseArray } from './values/array-text.ts'
import { mapArray, type PgArray } from './values/arrays.ts'
import { parseBoolean } from './values/booleans.ts'
import { formatDate, parseDate } from './values/dates.ts'
import { compareDecimals } from './values/decimal.ts'
import { formatDecimal, parseDecimal } from './values/decimal-text.ts'
import { compareFloats, formatFloat4, formatFloat8, parseFloat4, parseFloat8 } from './values/floats.ts'
import { formatArray } from './values/format-array.ts'
import { parseInt8, parseSmallInt } from './values/integers.ts'
import { formatInterval, parseInterval } from './values/interval-text.ts'
import { compareIntervals } from './values/intervals.ts'
import { compareText, withoutPadding } from './values/text-order.ts'
import { formatTime, parseTime } from './values/times.ts'
import { formatTimestamp, formatTimestamptz, parseTimestamp, parseTimestamptz } from './values/timestamps.ts'
import { parseUuid } from './values/uuids.ts'

/**
 * How a type is read from a row or constant, written as Postgres writes it in the log, and ordered. `isTextUnique`
 * tells that equal values have equal texts, so that texts can stand for values in an index and in `column = constant`.
 */
export type Codec<T> = {
  readonly parse: (text: string) => T
  readonly format: (value: T) => string
  readonly compare: (left: T, right: T) => number
  readonly isTextUnique: boolean
}

const byOrder = <T extends number | bigint | boolean>(left: T, right: T): number =>
  left < right ? -1 : left > right ? 1 : 0
const same = (text: string): string => text

function codec<T>(
  parse: (text: string) => T,
  format: (value: T) => string,
  compare: (left: T, right: T) => number,
  isTextUnique = true,
): Codec<T> {
  return { parse, format, compare, isTextUnique }
}

/** Not unique: `1.0` and `1.00`, `0` and `-0`, padding of char(n), `1 month` and `30 days`. */
const CODECS: { readonly [K in BaseType]: Codec<ValueOf[K]> } = {
  bool: codec(parseBoolean, (value) => (value ? 't' : 'f'), byOrder),
  int2: codec((text) => parseSmallInt('int2', text), String, byOrder),
  int4: codec((text) => parseSmallInt('int4', text), String, byOrder),
  int8: codec(parseInt8, String, byOrder),
  float4: codec(parseFloat4, formatFloat4, compareFloats, false),
  float8: codec(parseFloat8, formatFloat8, compareFloats, false),
  numeric: codec(parseDecimal, formatDecimal, compareDecimals, false),
  text: codec(same, same, compareText),
  bpchar: codec(same, same, (left, right) => compareText(withoutPadding(left), withoutPadding(right)), false),
  uuid: codec(parseUuid, same, compareText),
  date: codec(parseDate, formatDate, byOrder),
  time: codec(parseTime, formatTime, byOrder),
  timestamp: codec(parseTimestamp, formatTimestamp, byOrder),
  timestamptz: codec(parseTimestamptz, formatTimestamptz, byOrder),
  interval: codec(parseInterval, formatInterval, compareIntervals, false),
}

export const isBaseType = (type: TypeName): type is BaseType => Object.hasOwn(CODECS, type)

/** The codec of a type that is no array; an enum's labels are text without an order. */
export function scalarCodec(type: TypeName): Codec<Scalar> | null {
  const known = isEnumType(type) ? 'text' : type
  // A codec only ever meets values of its own type: the checker has seen to it.
  return isBaseType(known) ? (CODECS[known] as unknown as Codec<Scalar>) : null
}

export const isSupported = (type: TypeName): boolean => scalarCodec(elementType(type)) !== null

export function parseValue(type: TypeName, text: string): Value {
  const scalar = scalarCodec(elementType(type))
  if (scalar === null) throw new TypeError(`no values of type ${type}`)
  return isArrayType(type) ? mapArray(parseArray(type, text), scalar.parse) : scalar.parse(text)
}

export function formatValue(type: TypeName, value: Value): string {
  const scalar = scalarCodec(elementType(type))
  if (scalar === null) throw new TypeError(`no values of type ${type}`)
  if (!isArrayType(type)) return scalar.format(value as Scalar)
  return formatArray(mapArray(value as PgArray<Scalar>, scalar.format))
}
