import { EvaluationError, invalidText } from '../evaluation-error.ts'
import { DAY_MIN, formatDay, readDay, UNIX_EPOCH_DAY } from './dates.ts'
import { DAY_MICROS, formatTime, readTime } from './times.ts'
import { trimSpace } from './trim-space.ts'

/** A timestamp is microseconds from 2000-01-01 00:00 (with zone: UTC); the ends of int8 are the infinities. */
export const TIMESTAMP_INFINITY = 2n ** 63n - 1n
export const TIMESTAMP_MINUS_INFINITY = -(2n ** 63n)
const TIMESTAMP_MIN = BigInt(DAY_MIN) * BigInt(DAY_MICROS)
/** 294277-01-01, the first day that is too late. */
const TIMESTAMP_END = 9_223_371_331_200_000_000n

const SYNTAX =
  /^(\d{4,6})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(\.\d*)?(?:(Z)|([+-])(\d\d)(?::?(\d\d)(?::?(\d\d))?)?)?( BC)?$/i

export const isInfiniteTimestamp = (value: bigint): boolean =>
  value === TIMESTAMP_INFINITY || value === TIMESTAMP_MINUS_INFINITY

export function checkedTimestamp(value: bigint): bigint {
  if (value < TIMESTAMP_MIN || value >= TIMESTAMP_END) throw new EvaluationError('22008', 'timestamp out of range')
  return value
}

export function dayToTimestamp(day: number): bigint {
  if (day === Number.POSITIVE_INFINITY) return TIMESTAMP_INFINITY
  if (day === Number.NEGATIVE_INFINITY) return TIMESTAMP_MINUS_INFINITY
  return checkedTimestamp(BigInt(day) * BigInt(DAY_MICROS))
}

/** Days and microseconds of the day; only for finite timestamps. */
export function splitTimestamp(value: bigint): { day: number; micros: number } {
  const size = BigInt(DAY_MICROS)
  const micros = ((value % size) + size) % size
  return { day: Number((value - micros) / size), micros: Number(micros) }
}

const WORDS = new Map([
  ['infinity', TIMESTAMP_INFINITY],
  ['-infinity', TIMESTAMP_MINUS_INFINITY],
  ['epoch', BigInt(UNIX_EPOCH_DAY) * BigInt(DAY_MICROS)],
])

function readOffset(sign: string | undefined, hours = '0', minutes = '0', seconds = '0'): number {
  const size = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
  return (sign === '-' ? -size : size) * 1_000_000
}

/** A bare date is refused like in the real service, and an instant must name its offset: no time zone is assumed. */
function parseAny(type: 'timestamp' | 'timestamptz', text: string): bigint {
  const trimmed = trimSpace(text)
  const word = WORDS.get(trimmed.toLowerCase())
  if (word !== undefined) return word
  const match = SYNTAX.exec(trimmed)
  if (match === null) throw invalidText(type, text)
  const [, year = '', month = '', date = '', hour = '', minute = '', second = '', fraction = ''] = match
  const [zulu, sign, era] = [match[8], match[9], match[13]]
  const day = readDay(year, month, date, era !== undefined)
  const time = readTime(hour, minute, second, fraction)
  const hasZone = zulu !== undefined || sign !== undefined
  if (day === null || time === null || (type === 'timestamptz' && !hasZone)) throw invalidText(type, text)
  const offset = type === 'timestamptz' ? readOffset(sign, match[10], match[11], match[12]) : 0
  return checkedTimestamp(BigInt(day) * BigInt(DAY_MICROS) + BigInt(time - offset))
}

export const parseTimestamp = (text: string): bigint => parseAny('timestamp', text)
export const parseTimestamptz = (text: string): bigint => parseAny('timestamptz', text)

function formatAny(value: bigint, zone: string): string {
  if (value === TIMESTAMP_INFINITY) return 'infinity'
  if (value === TIMESTAMP_MINUS_INFINITY) return '-infinity'
  const { day, micros } = splitTimestamp(value)
  const { date, era } = formatDay(day)
  return `${date} ${formatTime(micros)}${zone}${era}`
}

export const formatTimestamp = (value: bigint): string => formatAny(value, '')
export const formatTimestamptz = (value: bigint): string => formatAny(value, '+00')
