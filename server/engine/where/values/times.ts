import { invalidText } from '../evaluation-error.ts'
import { trimSpace } from './trim-space.ts'

/** A time of day is a number of microseconds, 24:00:00 included. */
export const DAY_MICROS = 86_400_000_000
const HOUR_MICROS = 3_600_000_000
const MINUTE_MICROS = 60_000_000
const SECOND_MICROS = 1_000_000
/** Seconds must be written, as for the real service. */
const SYNTAX = /^(\d\d):(\d\d):(\d\d)(\.\d*)?$/

export function readTime(hour: string, minute: string, second: string, fraction: string): number | null {
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)]
  if (minutes > 59 || seconds > 60) return null
  const micros = Math.round(Number(`0${fraction}`) * SECOND_MICROS)
  const total = hours * HOUR_MICROS + minutes * MINUTE_MICROS + seconds * SECOND_MICROS + micros
  return total <= DAY_MICROS ? total : null
}

export function parseTime(text: string): number {
  const [, hour = '', minute = '', second = '', fraction = ''] = SYNTAX.exec(trimSpace(text)) ?? []
  const time = hour === '' ? null : readTime(hour, minute, second, fraction)
  if (time === null) throw invalidText('time', text)
  return time
}

const pad = (value: number): string => String(value).padStart(2, '0')

export const formatFraction = (micros: number): string =>
  micros === 0 ? '' : `.${String(micros).padStart(6, '0').replace(/0+$/, '')}`

export function formatTime(time: number): string {
  const hours = Math.floor(time / HOUR_MICROS)
  const minutes = Math.floor((time % HOUR_MICROS) / MINUTE_MICROS)
  const seconds = Math.floor((time % MINUTE_MICROS) / SECOND_MICROS)
  return `${pad(hours)}:${pad(minutes)}:${pad(seconds)}${formatFraction(time % SECOND_MICROS)}`
}
