import { divisionByZero, EvaluationError, invalidText } from '../evaluation-error.ts'
import { trimSpace } from './trim-space.ts'

/**
 * A numeric: `digits` ÷ 10^`scale`, exactly, or one of the three that are no number.
 * Exact, where the real service takes doubles, because Postgres is exact and its answer decides the snapshot.
 */
export type Decimal = { readonly digits: bigint; readonly scale: number; readonly special: number | null }

/** Postgres' own limit for digits behind the point, and a bound on how long a hostile exponent may make a number. */
const SCALE_MAX = 16_383
const EXPONENT_MAX = 5_000
const SIGNIFICANT_DIGITS_MIN = 16
const DISPLAY_SCALE_MAX = 1_000
/** Postgres keeps four decimal digits together; how exact a quotient is depends on it. */
const GROUP_DIGITS = 4

export const finite = (digits: bigint, scale: number): Decimal => ({ digits, scale, special: null })
const special = (value: number): Decimal => ({ digits: 0n, scale: 0, special: value })
const abs = (value: bigint): bigint => (value < 0n ? -value : value)

const SYNTAX = /^([+-]?)(\d*(?:_?\d)*)(?:\.(\d*(?:_?\d)*))?(?:e([+-]?\d+(?:_?\d)*))?$/i
const RADIX = /^([+-]?)(0x[0-9a-f_]+|0o[0-7_]+|0b[01_]+)$/i
const NAMES = new Map([
  ['nan', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['infinity', Number.POSITIVE_INFINITY],
  ['+inf', Number.POSITIVE_INFINITY],
  ['+infinity', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['-infinity', Number.NEGATIVE_INFINITY],
])

function parseWritten(text: string): Decimal | null {
  const radix = RADIX.exec(text)
  if (radix?.[2] !== undefined && !radix[2].includes('__') && !radix[2].endsWith('_')) {
    const digits = BigInt(radix[2].replaceAll('_', ''))
    return finite(radix[1] === '-' ? -digits : digits, 0)
  }
  const match = SYNTAX.exec(text)
  if (match === null) return null
  const [, sign, whole = '', fraction = '', exponentText = '0'] = match.map((part) => part?.replaceAll('_', ''))
  const exponent = Number(exponentText)
  if (whole + fraction === '' || Math.abs(exponent) > EXPONENT_MAX) return null
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`)
  const scale = fraction.length - exponent
  return scale >= 0 ? finite(digits, scale) : finite(digits * 10n ** BigInt(-scale), 0)
}

export function parseDecimal(text: string): Decimal {
  const trimmed = trimSpace(text)
  const named = NAMES.get(trimmed.toLowerCase())
  const value = named === undefined ? parseWritten(trimmed) : special(named)
  if (value === null || value.scale > SCALE_MAX) throw invalidText('numeric', text)
  return value
}

export function formatDecimal(value: Decimal): string {
  if (value.special !== null) return String(value.special)
  if (value.scale === 0) return String(value.digits)
  const digits = abs(value.digits)
    .toString()
    .padStart(value.scale + 1, '0')
  const point = digits.length - value.scale
  return `${value.digits < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
}

export const decimalToNumber = (value: Decimal): number => value.special ?? Number(formatDecimal(value))

const scaled = (value: Decimal, scale: number): bigint => value.digits * 10n ** BigInt(scale - value.scale)

/** Orders special values as Postgres does: −∞ < numbers < ∞ < NaN, and NaN equals itself. */
function rank(value: Decimal): number {
  if (value.special === null) return 1
  if (Number.isNaN(value.special)) return 3
  return value.special > 0 ? 2 : 0
}

export function compareDecimals(left: Decimal, right: Decimal): number {
  if (left.special !== null || right.special !== null) return rank(left) - rank(right)
  const scale = Math.max(left.scale, right.scale)
  const difference = scaled(left, scale) - scaled(right, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Divides and rounds half away from zero, as numeric does everywhere. */
export function divideRounding(dividend: bigint, divisor: bigint): bigint {
  const quotient = abs(dividend) / abs(divisor)
  const rest = abs(dividend) % abs(divisor)
  const rounded = rest * 2n >= abs(divisor) ? quotient + 1n : quotient
  return dividend < 0n !== divisor < 0n ? -rounded : rounded
}

export function roundDecimal(value: Decimal, scale: number): Decimal {
  if (value.special !== null || value.scale <= scale) return value
  return finite(divideRounding(value.digits, 10n ** BigInt(value.scale - scale)), scale)
}

function checked(value: Decimal): Decimal {
  if (value.scale > SCALE_MAX) throw new EvaluationError('22003', 'value overflows numeric format')
  return value
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  if (left.special !== null || right.special !== null) return special((left.special ?? 0) + (right.special ?? 0))
  const scale = Math.max(left.scale, right.scale)
  return finite(scaled(left, scale) + scaled(right, scale), scale)
}

export function negateDecimal(value: Decimal): Decimal {
  return value.special === null ? finite(-value.digits, value.scale) : special(-value.special)
}

const signOf = (value: Decimal): number => value.special ?? (value.digits < 0n ? -1 : value.digits > 0n ? 1 : 0)

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  if (left.special !== null || right.special !== null) return special(signOf(left) * signOf(right))
  return checked(finite(left.digits * right.digits, left.scale + right.scale))
}

/** The place and value of the first group of four digits: both decide the scale of a quotient. */
function firstGroup(value: Decimal): { weight: number; digit: number } {
  if (value.digits === 0n) return { weight: 0, digit: 0 }
  const digits = abs(value.digits).toString()
  const exponent = digits.length - 1 - value.scale
  const weight = Math.floor(exponent / GROUP_DIGITS)
  const length = exponent - weight * GROUP_DIGITS + 1
  return { weight, digit: Number(digits.slice(0, length).padEnd(length, '0')) }
}

function quotientScale(left: Decimal, right: Decimal): number {
  const [dividend, divisor] = [firstGroup(left), firstGroup(right)]
  const weight = dividend.weight - divisor.weight - (dividend.digit <= divisor.digit ? 1 : 0)
  const wanted = Math.max(SIGNIFICANT_DIGITS_MIN - weight * GROUP_DIGITS, left.scale, right.scale, 0)
  return Math.min(wanted, DISPLAY_SCALE_MAX)
}

export function divideDecimals(left: Decimal, right: Decimal): Decimal {
  if (Number.isNaN(left.special) || Number.isNaN(right.special)) return special(Number.NaN)
  if (right.special !== null) return left.special === null ? finite(0n, 0) : special(Number.NaN)
  if (right.digits === 0n) throw divisionByZero()
  if (left.special !== null) return special(left.special * signOf(right))
  const scale = quotientScale(left, right)
  const shift = scale + right.scale - left.scale
  if (shift >= 0) return finite(divideRounding(left.digits * 10n ** BigInt(shift), right.digits), scale)
  return finite(divideRounding(left.digits, right.digits * 10n ** BigInt(-shift)), scale)
}
