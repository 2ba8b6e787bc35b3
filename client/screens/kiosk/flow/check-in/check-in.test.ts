import { expect, test } from 'vitest'
import type { Decision, View } from '../../../../../sync/device/device.ts'
import type { TicketRow } from '../../../../../sync/view/view-rows.ts'
import { readCode } from './read-code.ts'
import { createUsedCodes } from './used-codes.ts'
import { verdictOf } from './verdict-of.ts'

test.each([
  ['K7F2Q9', 'K7F2Q9'],
  [' k7f2 q9 ', 'K7F2Q9'],
  ['https://bank.example/a/K7F2Q9', 'K7F2Q9'],
  ['HTTPS://bank.example/visit?code=k7f2q9', 'K7F2Q9'],
  ['https://bank.example/a#K7F2Q9', 'K7F2Q9'],
])('[KF12] %s is the code %s', (text, code) => {
  expect(readCode(text)).toEqual({ kind: 'code', code })
})

test.each(['K7F', 'K7F2Q9K7F2Q9K', 'كود', '', 'https://bank.example/', 'K7F2_Q9'])('[KF12] %s is no code', (text) => {
  expect(readCode(text)).toEqual({ kind: 'unreadable' })
})

test('[KF12] a ticket’s address is known for what it is', () => {
  expect(readCode('https://bank.example/t/AbC_123-x#payload')).toEqual({
    ...{ kind: 'ticket', token: 'AbC_123-x' },
  })
})

const view = (more: Partial<View> = {}) => ({ pending: [], today: '2026-11-26', ...more }) as unknown as View
const checkIn = (code: string, number_day: string) => ({ name: 'check_in_appointment', args: { code, number_day } })

test('[KF13] a code is used here once a day', () => {
  const used = createUsedCodes()
  expect(used.has('K7F2', view())).toBe(false)
  used.add('K7F2', view())
  expect(used.has('K7F2', view())).toBe(true)
  expect(used.has('OTHER', view())).toBe(false)
  expect(used.has('K7F2', view({ today: '2026-11-27' }))).toBe(false)
})

test('[KF13] a kiosk that was started anew still knows what it has not sent', () => {
  const pending = [checkIn('K7F2', '2026-11-26'), checkIn('OLD1', '2026-11-25')] as unknown as View['pending']
  const used = createUsedCodes()
  expect(used.has('K7F2', view({ pending }))).toBe(true)
  expect(used.has('OLD1', view({ pending }))).toBe(false)
})

const applied = (...flags: string[]): Decision => ({ kind: 'applied', flags })
const ticket = (queued_at: number, order_at: number, head_start_s = 0) =>
  ({ queued_at, order_at, head_start_s }) as unknown as TicketRow
const MINUTE_MS = 60_000

test('[KF13] nothing is claimed of an appointment before the authority has spoken', () => {
  expect(verdictOf(undefined, false, undefined)).toEqual({ kind: 'checking' })
  expect(verdictOf(undefined, true, undefined)).toEqual({ kind: 'unchecked' })
  expect(verdictOf({ kind: 'quarantined', reason: 'limit' }, false, undefined)).toEqual({ kind: 'undecided' })
  expect(verdictOf({ kind: 'unsendable', code: 'malformed' }, true, undefined)).toEqual({ kind: 'undecided' })
})

test.each([
  ['unknown', 'appointment_unknown'],
  ['used', 'appointment_used'],
  ['late', 'appointment_late'],
])('[KF13] %s is told by its flag', (kind, flag) => {
  expect(verdictOf(applied('old_configuration', flag), false, ticket(0, 30 * MINUTE_MS))).toEqual({ kind })
})

test('[KF13] who is early is told from when on, head start or not; a moment too early is in time', () => {
  expect(verdictOf(applied(), false, ticket(0, 30 * MINUTE_MS))).toEqual({ kind: 'early', from: 30 * MINUTE_MS })
  expect(verdictOf(applied(), false, ticket(0, 20 * MINUTE_MS, 600))).toEqual({ kind: 'early', from: 30 * MINUTE_MS })
  expect(verdictOf(applied(), false, ticket(0, -10 * MINUTE_MS, 600))).toEqual({ kind: 'kept' })
  expect(verdictOf(applied(), false, ticket(0, MINUTE_MS - 1))).toEqual({ kind: 'kept' })
  expect(verdictOf(applied(), false, undefined)).toEqual({ kind: 'kept' })
})
