import { expect, test } from 'vitest'
import type { OutboxRow } from '../../../sync/outbox/outbox-row.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { factsOfCommand, factsOfTicket } from './ticket-facts.ts'

const WRITTEN = '2026-11-26T09:42:07.000Z'
const args = {
  ...{ ticket_id: 't1', number: 'A-048', number_day: '2026-11-26', service_id: 'cash', language: 'ar' },
  ...{ secret: 'abcdefghijklmnop', class_id: 'elder', legs: ['cash', 'loans'] },
}
const aRow = (more: object = {}, changes: object = {}) =>
  ({
    name: 'issue_ticket',
    args: { ...args, ...changes },
    wall_at: 7,
    written_at: WRITTEN,
    known_at: WRITTEN,
    ...more,
  }) as unknown as OutboxRow
const facts = {
  ...{ ticketId: 't1', number: 'A-048', numberDay: '2026-11-26', serviceId: 'cash', nextServiceIds: ['loans'] },
  ...{ classId: 'elder', language: 'ar', issuedAt: Date.parse(WRITTEN), isOffline: false },
}

test('[KP1] what a paper needs stands in the command that issued it', () => {
  expect(factsOfCommand(aRow())).toEqual({ ...facts, secret: args.secret })
})

test('[KP1] without an estimate of the server’s time the wall clock tells, and nobody was heard', () => {
  expect(factsOfCommand(aRow({ written_at: null, known_at: null }))).toMatchObject({ issuedAt: 7, isOffline: true })
})

test.each([
  [20_000, false],
  [20_001, true],
])('[KP3] %i ms after the last word of a server a ticket was issued offline: %s', (ms, isOffline) => {
  const known_at = new Date(Date.parse(WRITTEN) - ms).toISOString()
  expect(factsOfCommand(aRow({ known_at }))?.isOffline).toBe(isOffline)
})

test('[KP1] a command that issues nothing has no paper, and a strange language is French', () => {
  expect(factsOfCommand(aRow({}, { ticket_id: undefined }))).toBeUndefined()
  expect(factsOfCommand(aRow({}, { language: 'xx' }))?.language).toBe('fr')
})

test('[KP1] where the command is gone the branch’s row tells the same, but for the secret', () => {
  const row = {
    ...{ id: 't1', number: 'A-048', number_day: '2026-11-26', service_id: 'loans', class_id: 'elder', language: 'ar' },
    ...{ legs: [{ service_id: 'cash' }, { service_id: 'loans' }], queued_at: Date.parse(WRITTEN) },
  } as unknown as TicketRow
  expect(factsOfTicket(row)).toEqual(facts)
  expect(factsOfTicket({ ...row, number: null })).toBeUndefined()
})

test.each([
  [
    { from_minutes: 12, to_minutes: 20 },
    { kind: 'range', p50Min: 12, p90Min: 20 },
  ],
  [{ from_minutes: 0, to_minutes: 0 }, undefined],
  [undefined, undefined],
  ['soon', undefined],
])('[KP3] of the wait it says what the screen told: %j', (quote, wait) => {
  expect(factsOfCommand(aRow({}, { quote }))?.wait).toEqual(wait)
})
