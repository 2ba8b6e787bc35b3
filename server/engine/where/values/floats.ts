import { EvaluationError, invalidText, outOfRange } from '../evaluation-error.ts'
import { trimSpace } from './trim-space.ts'

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
const HEXADECIMAL = /^([+-]?)0x([0-9a-f]*)\.?([0-9a-f]*)(?:p([+-]?\d+))?$/i
const INFINITE = /^([+-]?)inf(?:inity)?$/i
const FLOAT4_DIGITS_MAX = 9

function parseHexadecimal(text: string): number | null {
  const [, sign, whole = '', fraction = '', exponent = '0'] = HEXADECIMAL.exec(text) ?? []
  if (whole + fraction === '') return null
  const value = Number(BigInt(`0x${whole}${fraction}`)) * 2 ** (Number(exponent) - 4 * fraction.length)
  return sign === '-' ? -value : value
}

/** Text as the C library reads it; a number that a float cannot hold is refused, not bent to zero or infinity. */
function parseFloating(type: string, text: string, narrow: (value: number) => number): number {
  const trimmed = trimSpace(text)
  if (/^[+-]?nan$/i.test(trimmed)) return Number.NaN
  const infinite = INFINITE.exec(trimmed)
  if (infinite !== null) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const exact = DECIMAL.test(trimmed) ? Number(trimmed) : parseHexadecimal(trimmed)
  if (exact === null) throw invalidText(type, text)
  const value = narrow(exact)
  if (!Number.isFinite(value)) throw outOfRange(type)
  if (value === 0 && /[1-9]/.test(trimmed.split(/e/i)[0] ?? '')) throw outOfRange(type)
  return value
}

export const parseFloat8 = (text: string): number => parseFloating('float8', text, (value) => value)
export const parseFloat4 = (text: string): number => parseFloating('float4', text, Math.fround)

/** The shortest text that reads back as the same number, in the form that Postgres gives it. */
function formatShortest(value: number, shortest: string, wholeDigitsMax: number): string {
  if (!Number.isFinite(value)) return String(value)
  if (value === 0) return Object.is(value, -0) ? '-0' : '0'
  const [mantissa = '', exponentText = '0'] = shortest.split('e')
  const digits = mantissa.replace(/^-/, '').replace('.', '')
  const exponent = Number(exponentText)
  const sign = value < 0 ? '-' : ''
  if (exponent < -4 || exponent >= wholeDigitsMax) {
    const size = String(Math.abs(exponent)).padStart(2, '0')
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${size}`
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const fraction = digits.slice(exponent + 1)
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`
}

export const formatFloat8 = (value: number): string => formatShortest(value, value.toExponential(), 15)

export function formatFloat4(value: number): string {
  for (let digits = 1; digits < FLOAT4_DIGITS_MAX; digits += 1) {
    const text = value.toExponential(digits - 1)
    if (Math.fround(Number(text)) === value) return formatShortest(value, text, 6)
  }
  return formatShortest(value, value.toExponential(FLOAT4_DIGITS_MAX - 1), 6)
}

/** NaN is above everything and equals itself; the two zeros are equal. */
export function compareFloats(left: number, right: number): number {
  if (left < right) return -1
  if (left > right) return 1
  if (left === right) return 0
  return Number(Number.isNaN(left)) - Number(Number.isNaN(right))
}

/** The check that Postgres makes after each float operation. */
export function checkedFloat(result: number, inputsFinite: boolean, mayBeZero: boolean): number {
  if (result === 0 && !mayBeZero) throw new EvaluationError('22003', 'value out of range: underflow')
  if ((result === Number.POSITIVE_INFINITY || result === Number.NEGATIVE_INFINITY) && inputsFinite) {
    throw new EvaluationError('22003', 'value out of range: overflow')
  }
  return result
}
