import { divisionByZero, EvaluationError } from '../evaluation-error.ts'

/**
 * A numeric: `digits` ÷ 10^`scale`, exactly, or one of the three that are no number.
 * Exact, where the real service takes doubles, because Postgres is exact and its answer decides the snapshot.
 */
export type Decimal = { readonly digits: bigint; readonly scale: number; readonly special: number | null }

/** Postgres' own limits of digits behind and before the point. */
export const SCALE_MAX = 16_383
const WHOLE_DIGITS_MAX = 131_072
const SIGNIFICANT_DIGITS_MIN = 16
const DISPLAY_SCALE_MAX = 1_000
/** Postgres keeps four decimal digits together; how exact a quotient is depends on it. */
const GROUP_DIGITS = 4

export const finite = (digits: bigint, scale: number): Decimal => ({ digits, scale, special: null })
export const special = (value: number): Decimal => ({ digits: 0n, scale: 0, special: value })
export const abs = (value: bigint): bigint => (value < 0n ? -value : value)

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

const SIZE_END = 10n ** BigInt(WHOLE_DIGITS_MAX + SCALE_MAX)

function checked(value: Decimal): Decimal {
  if (value.scale > SCALE_MAX || abs(value.digits) >= SIZE_END)
    throw new EvaluationError('22003', 'value overflows numeric format')
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
