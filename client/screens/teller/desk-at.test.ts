import { expect, test } from 'vitest'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { deskAt } from './desk-at.ts'

const ticket = (id: string, more: Partial<TicketRow>): TicketRow => ({
  ...{ id, queue_day: '2026-11-26', standing: 'confirmed', pendingCommands: [], unfitCommands: [] },
  ...more,
})
const HERE = 'counter-1'
const tickets = [
  ticket('waits', { state: 'waiting' }),
  ticket('served', { state: 'serving', counter_id: HERE, called_at: 10, started_at: 20 }),
  ticket('called', { state: 'called', counter_id: HERE, called_at: 30 }),
  ticket('elsewhere', { state: 'called', counter_id: 'counter-2', called_at: 40 }),
  ticket('parked', { state: 'parked', called_at: 5 }),
  ticket('absent', { state: 'no_show', called_at: 6 }),
  ticket('yesterday', { state: 'parked', queue_day: '2026-11-25' }),
]
const ids = (rows: readonly TicketRow[]) => rows.map(({ id }) => id)

test('the one called last is current, the others stay in sight', () => {
  const desk = deskAt(tickets, HERE, '2026-11-26', undefined)
  expect([desk.current?.id, ids(desk.others)]).toEqual(['called', ['served']])
})

test('a teller may turn to another one that is at the counter, and to none that is not', () => {
  expect(deskAt(tickets, HERE, '2026-11-26', 'served').current?.id).toBe('served')
  expect(deskAt(tickets, HERE, '2026-11-26', 'elsewhere').current?.id).toBe('called')
})

test('what is set aside is of today, the latest first', () => {
  expect(ids(deskAt(tickets, HERE, '2026-11-26', undefined).setAside)).toEqual(['absent', 'parked'])
})
