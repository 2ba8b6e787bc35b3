import { invalidText } from '../evaluation-error.ts'
import { abs, type Decimal, finite, SCALE_MAX, special } from './decimal.ts'
import { trimSpace } from './trim-space.ts'

/** How long a hostile exponent may make a number. */
const EXPONENT_MAX = 5_000
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
