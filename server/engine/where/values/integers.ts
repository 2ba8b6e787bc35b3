import { invalidText, outOfRange } from '../evaluation-error.ts'
import { trimSpace } from './trim-space.ts'

const WRITTEN = /^([+-]?)(\d+(?:_\d+)*|0x(?:_?[0-9a-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+)$/i
const INT8_MAX = 2n ** 63n - 1n
const BITS = { int2: 16, int4: 32 } as const

function parseBig(type: string, text: string): bigint {
  const match = WRITTEN.exec(trimSpace(text))
  if (match?.[2] === undefined) throw invalidText(type, text)
  const size = BigInt(match[2].replaceAll('_', ''))
  return match[1] === '-' ? -size : size
}

export function checkedInt8(value: bigint): bigint {
  if (value > INT8_MAX || value < -INT8_MAX - 1n) throw outOfRange('int8')
  return value
}

/** Also catches what is no whole number: every caller gives exact results of whole numbers below 2^53, or rounds first. */
export function checkedInt(type: 'int2' | 'int4', value: number): number {
  const limit = 2 ** (BITS[type] - 1)
  if (!(value >= -limit && value < limit)) throw outOfRange(type)
  return value === 0 ? 0 : value
}

export const parseInt8 = (text: string): bigint => checkedInt8(parseBig('int8', text))
export const parseSmallInt = (type: 'int2' | 'int4', text: string): number =>
  checkedInt(type, Number(parseBig(type, text)))

/** Rounds half to even, as a float becomes an integer in Postgres. */
export function roundToEven(value: number): number {
  const floor = Math.floor(value)
  const rest = value - floor
  if (rest !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}
