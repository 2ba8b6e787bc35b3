import { expect, test } from 'vitest'
import { openingAt } from '../../../sync/calendar/opening-at.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { countTickets } from './opening-now.ts'
import { openingText } from './opening-text.ts'

const clock = [{ from_day: '2026-01-01', zone: 'Africa/Tunis', day_start: '04:00' }]
const hours = { from: '08:00', to: '12:00' }
const calendar = { hours: { mon: [hours], thu: [hours] } }
/** Of that Thursday, in a zone that is an hour ahead of UTC. */
const at = (time: string) => Date.parse(`2026-11-26T${time}:00Z`)
const say = (key: string, values = {}) =>
  `${key}${Object.values(values)
    .map((each) => ` ${each}`)
    .join('')}`
const textAt = (time: string, rules = {}, issued = 0) => {
  const opening = openingAt(calendar, rules, clock, at(time), issued)
  return opening.kind === 'open' ? 'open' : openingText(opening, { clock, at: at(time) }, say, 'en')
}

test('an hour of today is said in the branch’s own time, whatever zone the kiosk thinks it is in', () => {
  expect(textAt('06:30')).toBe('closed_now · opens_at 08:00')
  expect(textAt('07:30')).toBe('open')
})

test('another day is said by its name', () => {
  expect(textAt('13:00')).toBe('closed_now · opens_on Monday 30 November 08:00')
})

test('a last ticket and a full day say so', () => {
  expect(textAt('10:45', { last_ticket_minutes_before_close: 30 })).toContain('closed_last_ticket · opens_on')
  expect(textAt('09:00', { capacity_per_day: 5 }, 5)).toContain('closed_full · opens_on')
  expect(textAt('09:00', { capacity_per_day: 0 }, 0)).toBe('closed_full')
})

test('tickets count where they were issued, and wait where they are', () => {
  const ticket = (more: Partial<TicketRow>): TicketRow => ({
    ...{ id: 'x', standing: 'confirmed', pendingCommands: [], unfitCommands: [] },
    ...{ number_day: '2026-11-26', queue_day: '2026-11-26', state: 'waiting', service_id: 'cash' },
    ...more,
  })
  const counts = countTickets(
    [
      ticket({}),
      ticket({ service_id: 'loans', legs: [{ service_id: 'cash' }, { service_id: 'loans' }] }),
      ticket({ state: 'completed' }),
      ticket({ number_day: '2026-11-25', queue_day: '2026-11-25' }),
    ],
    '2026-11-26',
  )
  expect(counts.get('cash')).toEqual({ waiting: 1, issued: 3 })
  expect(counts.get('loans')).toEqual({ waiting: 1, issued: 0 })
})

test('[KF8] before a customer of a class wait those alone whose place is before theirs', () => {
  const ticket = (id: string, order_at: number): TicketRow => ({
    ...{ id, order_at, standing: 'confirmed', pendingCommands: [], unfitCommands: [] },
    ...{ number_day: '2026-11-26', queue_day: '2026-11-26', state: 'waiting', service_id: 'cash' },
  })
  const tickets = [ticket('a', 100), ticket('b', 200), ticket('c', 300)]
  expect(countTickets(tickets, '2026-11-26', 200).get('cash')?.waiting).toBe(2)
  expect(countTickets(tickets, '2026-11-26').get('cash')?.waiting).toBe(3)
})
