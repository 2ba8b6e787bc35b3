import { invalidText } from '../evaluation-error.ts'
import { checkedInterval, INTERVAL_INFINITY, INTERVAL_MINUS_INFINITY, type Interval, infinityOf } from './intervals.ts'
import { trimSpace } from './trim-space.ts'

/**
 * Intervals as text: ISO 8601, which is what the connections are set to, and Postgres' own form in constants.
 * Only whole numbers may stand before a unit other than seconds: how a fraction spills over is not worth repeating.
 */
const ISO = /^(-?)P(?:([+-]?\d+)Y)?(?:([+-]?\d+)M)?(?:([+-]?\d+)W)?(?:([+-]?\d+)D)?(T.*)?$/
const ISO_TIME = /^T(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?\d+(?:\.\d*)?)S)?$/
const CLOCK = /^([+-]?)(\d+):(\d\d)(?::(\d\d(?:\.\d*)?))?$/
const AMOUNT = /^([+-]?\d+(?:\.\d*)?)([a-z]*)$/
const DIGITS_MAX = 15

type Field = 'months' | 'days' | 'seconds'
const UNITS = new Map<string, readonly [Field, number]>()
function addUnit(field: Field, factor: number, ...names: string[]): void {
  for (const name of names) UNITS.set(name, [field, factor])
}
addUnit('months', 12_000, 'millennium', 'millennia', 'mil', 'mils')
addUnit('months', 1_200, 'century', 'centuries', 'c', 'cent')
addUnit('months', 120, 'decade', 'decades', 'dec', 'decs')
addUnit('months', 12, 'y', 'yr', 'yrs', 'year', 'years')
addUnit('months', 1, 'mon', 'mons', 'month', 'months')
addUnit('days', 7, 'w', 'week', 'weeks')
addUnit('days', 1, 'd', 'day', 'days')
addUnit('seconds', 3_600, 'h', 'hr', 'hrs', 'hour', 'hours')
addUnit('seconds', 60, 'm', 'min', 'mins', 'minute', 'minutes')
addUnit('seconds', 1, 's', 'sec', 'secs', 'second', 'seconds', '')

/** Seconds with a fraction, as microseconds; more than six digits behind the point are rounded. */
function toMicros(seconds: string): bigint {
  const [whole = '0', fraction = ''] = seconds.replace(/^[+-]/, '').split('.')
  const micros = BigInt(whole) * 1_000_000n + BigInt(Math.round(Number(`0.${fraction}0`) * 1_000_000))
  return seconds.startsWith('-') ? -micros : micros
}

function parseIso(text: string): Interval | null {
  const [, sign, years = '0', months = '0', weeks = '0', days = '0', timeText = 'T'] = ISO.exec(text) ?? []
  const time = ISO_TIME.exec(timeText)
  if (sign === undefined || time === null || text.endsWith('P') || text.endsWith('T')) return null
  const [, hours = '0', minutes = '0', seconds = '0'] = time
  const factor = sign === '-' ? -1 : 1
  const micros = BigInt(hours) * 3_600_000_000n + BigInt(minutes) * 60_000_000n + toMicros(seconds)
  const [month, day] = [Number(years) * 12 + Number(months), Number(weeks) * 7 + Number(days)]
  return checkedInterval(factor * month + 0, factor * day + 0, BigInt(factor) * micros)
}

function readClock(word: string): bigint | null {
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = CLOCK.exec(word) ?? []
  if (sign === undefined || Number(minutes) > 59 || Number(seconds) >= 60) return null
  const micros = BigInt(hours) * 3_600_000_000n + BigInt(minutes) * 60_000_000n + toMicros(seconds)
  return sign === '-' ? -micros : micros
}

type Sum = { months: number; days: number; micros: bigint }

function addAmount(sum: Sum, amount: string, unit: string): boolean {
  const [field, factor] = UNITS.get(unit) ?? []
  if (field === undefined || factor === undefined || amount.length > DIGITS_MAX) return false
  if (field === 'seconds') {
    if (factor !== 1 && amount.includes('.')) return false
    sum.micros += toMicros(amount) * BigInt(factor)
    return true
  }
  if (amount.includes('.')) return false
  sum[field] += Number(amount) * factor
  return true
}

function parseWords(text: string): Interval | null {
  const words = text.toLowerCase().split(/\s+/)
  const isPast = words.at(-1) === 'ago'
  if (isPast) words.pop()
  if (words[0] === '@') words.shift()
  if (words.length === 0) return null
  const sum: Sum = { months: 0, days: 0, micros: 0n }
  while (words.length > 0) {
    const word = words.shift() ?? ''
    const clock = readClock(word)
    if (clock !== null) sum.micros += clock
    else {
      const [, amount, attached] = AMOUNT.exec(word) ?? []
      if (amount === undefined) return null
      const unit = attached === '' && UNITS.has(words[0] ?? '-') ? words.shift() : attached
      if (!addAmount(sum, amount, unit ?? '')) return null
    }
  }
  const factor = isPast ? -1 : 1
  return checkedInterval(factor * sum.months + 0, factor * sum.days + 0, BigInt(factor) * sum.micros)
}

export function parseInterval(text: string): Interval {
  const trimmed = trimSpace(text)
  const word = trimmed.toLowerCase()
  if (word === 'infinity') return INTERVAL_INFINITY
  if (word === '-infinity') return INTERVAL_MINUS_INFINITY
  const interval = /^-?P/.test(trimmed) ? parseIso(trimmed) : parseWords(trimmed)
  if (interval === null) throw invalidText('interval', text)
  return interval
}

function formatSeconds(micros: bigint): string {
  const size = micros < 0n ? -micros : micros
  const fraction = String(size % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return `${micros < 0n ? '-' : ''}${size / 1_000_000n}${fraction === '' ? '' : `.${fraction}`}`
}

export function formatInterval(value: Interval): string {
  const infinity = infinityOf(value)
  if (infinity !== 0) return infinity > 0 ? 'infinity' : '-infinity'
  const part = (amount: number | bigint, unit: string): string => (Number(amount) === 0 ? '' : `${amount}${unit}`)
  const date = part(Math.trunc(value.months / 12), 'Y') + part(value.months % 12, 'M') + part(value.days, 'D')
  const rest = value.micros % 60_000_000n
  const minutes = (value.micros / 60_000_000n) % 60n
  const seconds = rest === 0n ? '' : `${formatSeconds(rest)}S`
  const time = part(value.micros / 3_600_000_000n, 'H') + part(minutes, 'M') + seconds
  if (date + time === '') return 'PT0S'
  return time === '' ? `P${date}` : `P${date}T${time}`
}
