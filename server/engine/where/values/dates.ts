import { EvaluationError, invalidText } from '../evaluation-error.ts'
import { type Day, daysInMonth, dayToNumber, numberToDay } from './calendar.ts'
import { trimSpace } from './trim-space.ts'

/** A date is a number of days; ±Infinity are Postgres' `infinity` and `-infinity`. */
const SYNTAX = /^(\d{4,7})-(\d\d)-(\d\d)( BC)?$/i
export const DAY_MIN = -2_451_545
const DAY_MAX = 2_145_031_948
export const UNIX_EPOCH_DAY = -10_957

export function checkedDay(day: number): number {
  if (Number.isFinite(day) && (day < DAY_MIN || day > DAY_MAX)) throw new EvaluationError('22008', 'date out of range')
  return day
}

/** Year, month and day as text; null when there is no such day. */
export function readDay(year: string, month: string, day: string, isBeforeChrist: boolean): number | null {
  const written = Number(year)
  if (written === 0) return null
  const read: Day = { year: isBeforeChrist ? 1 - written : written, month: Number(month), day: Number(day) }
  if (read.month < 1 || read.day < 1 || read.day > daysInMonth(read.year, read.month)) return null
  return dayToNumber(read)
}

/** The form of nearly every row, read without a regular expression; null for all others. */
function readPlain(text: string): number | null {
  if (text.length !== 10 || text.charAt(4) !== '-' || text.charAt(7) !== '-') return null
  let number = 0
  for (let at = 0; at < 10; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (at === 4 || at === 7) continue
    if (digit < 0 || digit > 9) return null
    number = number * 10 + digit
  }
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100]
  if (year === 0 || month < 1 || day < 1 || day > daysInMonth(year, month)) return null
  return dayToNumber({ year, month, day })
}

/** Only the ISO form, like the real service: what `1/2/2024` means would hang on a setting. */
export function parseDate(text: string): number {
  const plain = readPlain(text)
  if (plain !== null) return plain
  const trimmed = trimSpace(text)
  const word = trimmed.toLowerCase()
  if (word === 'infinity') return Number.POSITIVE_INFINITY
  if (word === '-infinity') return Number.NEGATIVE_INFINITY
  if (word === 'epoch') return UNIX_EPOCH_DAY
  const [, year = '', month = '', day = '', era] = SYNTAX.exec(trimmed) ?? []
  const number = readDay(year, month, day, era !== undefined)
  if (number === null) throw invalidText('date', text)
  return checkedDay(number)
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0')

/** The date, and apart from it the mark that a timestamp puts behind its time. */
export function formatDay(number: number): { date: string; era: string } {
  const { year, month, day } = numberToDay(number)
  const written = year > 0 ? year : 1 - year
  return { date: `${pad(written, 4)}-${pad(month, 2)}-${pad(day, 2)}`, era: year > 0 ? '' : ' BC' }
}

export function formatDate(number: number): string {
  if (number === Number.POSITIVE_INFINITY) return 'infinity'
  if (number === Number.NEGATIVE_INFINITY) return '-infinity'
  const { date, era } = formatDay(number)
  return date + era
}
