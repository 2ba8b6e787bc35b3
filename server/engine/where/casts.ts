import { isBaseType, scalarCodec } from './codecs.ts'
import { EvaluationError } from './evaluation-error.ts'
import type { Routine, Run } from './routine.ts'
import { type BaseType, isEnumType, type TypeName, toSqlType, type ValueOf } from './value-types.ts'
import { type Decimal, finite, roundDecimal } from './values/decimal.ts'
import { decimalToNumber, parseDecimal } from './values/decimal-text.ts'
import { checkedFloat } from './values/floats.ts'
import { checkedInt, checkedInt8, roundToEven } from './values/integers.ts'
import { type Interval, infinityOf } from './values/intervals.ts'
import { withoutPadding } from './values/text-order.ts'
import { DAY_MICROS } from './values/times.ts'
import { dayToTimestamp, isInfiniteTimestamp, splitTimestamp, TIMESTAMP_INFINITY } from './values/timestamps.ts'

type Cast = { readonly isImplicit: boolean; readonly run: Run }
const CASTS = new Map<string, Cast>()
const keyOf = (from: TypeName, to: TypeName): string => `${from}>${to}`

function define<F extends BaseType, T extends BaseType>(
  from: F,
  to: T,
  kind: 'implicit' | 'explicit',
  run: (value: ValueOf[F]) => ValueOf[T],
): void {
  CASTS.set(keyOf(from, to), { isImplicit: kind === 'implicit', run: run as unknown as Run })
}

const SMALL = ['int2', 'int4'] as const
const FLOATING = ['float4', 'float8'] as const

function toFloat4(value: number): number {
  return checkedFloat(Math.fround(value), Number.isFinite(value), value === 0)
}

function numericToInt8(value: Decimal): bigint {
  if (value.special !== null) throw new EvaluationError('0A000', 'cannot convert NaN or infinity to bigint')
  return checkedInt8(roundDecimal(value, 0).digits)
}

function floatToInt8(value: number): bigint {
  if (!Number.isFinite(value)) throw new EvaluationError('22003', 'int8 out of range')
  return checkedInt8(BigInt(roundToEven(value)))
}

/** Floats become numeric by the digits that C's printf is sure of, without zeros at the end. */
function floatToNumeric(value: number, digits: number): Decimal {
  if (!Number.isFinite(value)) return parseDecimal(String(value))
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e')
  return parseDecimal(`${mantissa.replace(/\.?0+$/, '')}e${exponent}`)
}

for (const small of SMALL) {
  define(small, 'int8', 'implicit', BigInt)
  define('int8', small, 'explicit', (value) => checkedInt(small, Number(value)))
  for (const floating of FLOATING) define(small, floating, 'implicit', (value) => value)
  for (const floating of FLOATING) define(floating, small, 'explicit', (value) => checkedInt(small, roundToEven(value)))
  define(small, 'numeric', 'implicit', (value) => finite(BigInt(value), 0))
  define('numeric', small, 'explicit', (value) => checkedInt(small, Number(numericToInt8(value))))
}
define('int2', 'int4', 'implicit', (value) => value)
define('int4', 'int2', 'explicit', (value) => checkedInt('int2', value))
define('int4', 'float4', 'implicit', Math.fround)
define('int8', 'float4', 'implicit', (value) => Math.fround(Number(value)))
define('int8', 'float8', 'implicit', Number)
define('int8', 'numeric', 'implicit', (value) => finite(value, 0))
define('numeric', 'int8', 'explicit', numericToInt8)
define('numeric', 'float4', 'implicit', (value) => toFloat4(decimalToNumber(value)))
define('numeric', 'float8', 'implicit', (value) => {
  const result = decimalToNumber(value)
  return checkedFloat(result, value.special === null, value.special !== null || value.digits === 0n)
})
define('float4', 'float8', 'implicit', (value) => value)
define('float8', 'float4', 'explicit', toFloat4)
define('float4', 'numeric', 'explicit', (value) => floatToNumeric(value, 6))
define('float8', 'numeric', 'explicit', (value) => floatToNumeric(value, 15))
for (const floating of FLOATING) define(floating, 'int8', 'explicit', floatToInt8)
define('bool', 'int4', 'explicit', Number)
define('int4', 'bool', 'explicit', (value) => value !== 0)
define('bool', 'text', 'explicit', String)
define('bpchar', 'text', 'implicit', withoutPadding)
define('text', 'bpchar', 'implicit', (value) => value)

define('date', 'timestamp', 'implicit', dayToTimestamp)
define('date', 'timestamptz', 'implicit', dayToTimestamp)
define('timestamp', 'timestamptz', 'implicit', (value) => value)
define('timestamptz', 'timestamp', 'explicit', (value) => value)
define('time', 'interval', 'implicit', (value) => ({ months: 0, days: 0, micros: BigInt(value) }))
define('interval', 'time', 'explicit', intervalToTime)
for (const stamp of ['timestamp', 'timestamptz'] as const) define(stamp, 'date', 'explicit', timestampToDay)

function intervalToTime(value: Interval): number {
  if (infinityOf(value) !== 0) throw new EvaluationError('22008', 'cannot convert infinite interval to time')
  const rest = Number(value.micros % BigInt(DAY_MICROS))
  return rest < 0 ? rest + DAY_MICROS : rest
}

function timestampToDay(value: bigint): number {
  if (!isInfiniteTimestamp(value)) return splitTimestamp(value).day
  return value === TIMESTAMP_INFINITY ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
}

/** Types whose text Postgres reads in one way only, so that text in a row can be cast as well as a constant. */
const FROM_TEXT: readonly TypeName[] = ['bool', 'int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'uuid']

function findTextCast(from: TypeName, to: TypeName): Run | null {
  if (isEnumType(from) && to === 'text') return (value) => value ?? null
  const codec = scalarCodec(to === 'text' ? from : to)
  if (codec === null) return null
  if (to === 'text' && isBaseType(from)) return ((value: ValueOf['text']) => codec.format(value)) as Run
  const canRead = from === 'text' && FROM_TEXT.includes(to)
  return canRead ? (((text: string) => codec.parse(text)) as Run) : null
}

export const isImplicitCast = (from: TypeName, to: TypeName): boolean => CASTS.get(keyOf(from, to))?.isImplicit === true

/** The cast between two types that are no arrays; null where there is none. */
export function findCast(from: TypeName, to: TypeName): Routine | null {
  const run = CASTS.get(keyOf(from, to))?.run ?? findTextCast(from, to)
  if (run === null) return null
  return { name: keyOf(from, to), isStrict: true, run, toSql: ([value]) => `(${value})::${toSqlType(to)}` }
}
