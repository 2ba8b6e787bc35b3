import type { TicketRecord } from './ticket-record.ts'

/**
 * The record, before its signature: version 1 · ticket 16 · branch 16 · device 16 · day 2 · issued 4 · class 4 · number. All
 * numbers big-endian; the number is what is left.
 */
export const RECORD_VERSION = 1
const [VERSION_AT, TICKET_AT, BRANCH_AT, DEVICE_AT, DAY_AT, ISSUED_AT, CLASS_AT, NUMBER_AT] = [
  0, 1, 17, 33, 49, 51, 55, 59,
]
const UUID_BYTES = 16
const CLASS_BYTES = 4
/** From `A-01` to `ABC-WXYZ123456`. */
export const RECORD_BYTES_MIN = NUMBER_AT + 4
export const RECORD_BYTES_MAX = NUMBER_AT + 14

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const NUMBER = /^[A-Z]{1,3}-[A-Z]{0,4}[0-9]{2,6}$/
const NO_CLASS = '00000000'
const CLASS = /^[0-9a-f]{8}$/
const DAY_MS = 86_400_000
/** Days are counted from here in two bytes: until 2199. */
const FIRST_DAY = Date.UTC(2020, 0, 1)
const DAYS_MAX = 0xffff
const SECONDS_MAX = 0xffffffff

/** Throws for what no ticket can have: the kiosk made it, so it is a mistake of ours. */
export function recordToBytes(record: TicketRecord): Uint8Array {
  const day = (Date.parse(`${record.numberDay}T00:00:00Z`) - FIRST_DAY) / DAY_MS
  const seconds = Math.floor(record.issuedAt / 1_000)
  const code = record.classCode ?? NO_CLASS
  const isRight =
    [record.ticketId, record.branchId, record.deviceId].every((id) => UUID.test(id)) &&
    NUMBER.test(record.number) &&
    isWhole(day, DAYS_MAX) &&
    isWhole(seconds, SECONDS_MAX) &&
    CLASS.test(code) &&
    record.classCode !== NO_CLASS
  if (!isRight) throw new TypeError('this is no record of a ticket')

  const bytes = new Uint8Array(NUMBER_AT + record.number.length)
  const view = new DataView(bytes.buffer)
  bytes[VERSION_AT] = RECORD_VERSION
  bytes.set(hexToBytes(record.ticketId), TICKET_AT)
  bytes.set(hexToBytes(record.branchId), BRANCH_AT)
  bytes.set(hexToBytes(record.deviceId), DEVICE_AT)
  view.setUint16(DAY_AT, day)
  view.setUint32(ISSUED_AT, seconds)
  bytes.set(hexToBytes(code), CLASS_AT)
  for (const [index, char] of [...record.number].entries()) bytes[NUMBER_AT + index] = char.charCodeAt(0)
  return bytes
}

/** Null for bytes that `recordToBytes` would not have written. */
export function bytesToRecord(bytes: Uint8Array): TicketRecord | null {
  if (bytes.length < RECORD_BYTES_MIN || bytes.length > RECORD_BYTES_MAX) return null
  if (bytes[VERSION_AT] !== RECORD_VERSION) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ids = [TICKET_AT, BRANCH_AT, DEVICE_AT].map((at) => hexToUuid(hexOf(bytes.subarray(at, at + UUID_BYTES))))
  const [ticketId = '', branchId = '', deviceId = ''] = ids
  const number = String.fromCharCode(...bytes.subarray(NUMBER_AT))
  if (!ids.every((id) => UUID.test(id)) || !NUMBER.test(number)) return null
  const code = hexOf(bytes.subarray(CLASS_AT, CLASS_AT + CLASS_BYTES))
  return {
    ticketId,
    branchId,
    deviceId,
    numberDay: new Date(FIRST_DAY + view.getUint16(DAY_AT) * DAY_MS).toISOString().slice(0, 10),
    number,
    ...(code !== NO_CLASS && { classCode: code }),
    issuedAt: view.getUint32(ISSUED_AT) * 1_000,
  }
}

function isWhole(value: number, max: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= max
}

function hexToBytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function hexToUuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
