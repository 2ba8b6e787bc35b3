import { expect, test } from 'vitest'
import { aTicket } from './a-ticket.ts'
import { emptyBitmap } from './bitmap.ts'
import { checkDocument } from './check-document.ts'
import type { TicketDocument } from './ticket-document.ts'

test('[TD1] an ordinary ticket has no fault, with everything or with the least', () => {
  expect(checkDocument(aTicket())).toEqual([])
  const { ahead: _, wait: __, ...least } = aTicket()
  expect(checkDocument(least)).toEqual([])
  const { qr: ___, ...withoutCode } = least
  expect(checkDocument(withoutCode)).toEqual([])
  expect(checkDocument(aTicket({ number: 'A-048/2' }))).toEqual([])
  const logo = emptyBitmap(320, 112)
  expect(checkDocument(aTicket({ logo, priorityClass: 'Senior', nextServices: ['Crédits'], stamp: 'copy' }))).toEqual(
    [],
  )
})

test.each<[string, Partial<TicketDocument>]>([
  ['number', { number: 'a-1' }],
  ['number', { number: 'A-048\n' }],
  ['names', { service: ' ' }],
  ['names', { service: 'x'.repeat(121) }],
  ['names', { tenant: 'a\u202eb' }],
  ['names', { branch: 'a\u001b@' }],
  ['names', { priorityClass: '' }],
  ['next_services', { nextServices: Array.from({ length: 9 }, () => 'x') }],
  ['to_do', { toDo: 'x'.repeat(401) }],
  ['issued_at', { issuedAt: { day: '2026-13-01', time: '10:42' } }],
  ['issued_at', { issuedAt: { day: '2026-11-26', time: '24:00' } }],
  ['ahead', { ahead: 1.5 }],
  ['ahead', { ahead: -1 }],
  ['wait', { wait: { kind: 'range', p50Min: 20, p90Min: 12 } }],
  ['wait', { wait: { kind: 'range', p50Min: 1, p90Min: 1_000 } }],
  ['qr', { qr: '' }],
  ['qr', { qr: 'x'.repeat(332) }],
  ['qr', { qr: 'https://é' }],
  ['logo', { logo: emptyBitmap(392, 8) }],
  ['logo', { logo: { ...emptyBitmap(16, 8), heightDots: 9 } }],
])('[TD1] %s is named when it cannot be printed', (field, changes) => {
  expect(checkDocument(aTicket(changes))).toEqual([field])
})
