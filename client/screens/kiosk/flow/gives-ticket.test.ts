import { expect, test } from 'vitest'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { branchOpening } from '../branch-opening.ts'
import { aBranch, idOf } from './a-branch.ts'
import { givesTicket } from './gives-ticket.ts'
import { startOfFlow } from './next-flow.ts'

const clock = [{ from_day: '2026-01-01', zone: 'Africa/Tunis', day_start: '04:00' }]
const hours = { thu: [{ from: '08:00', to: '12:00' }], fri: [{ from: '09:00', to: '12:00' }] }
const open = { clock, calendar: { hours } }
const today = '2026-11-26'
/** Of that Thursday, in a zone that is an hour ahead of UTC. */
const at = (time: string) => Date.parse(`${today}T${time}:00Z`)
const given = (count: number) =>
  new Map(
    Array.from({ length: count }, (_, n): [string, TicketRow] => [
      `${n}`,
      { number_day: today, service_id: idOf('cash') } as unknown as TicketRow,
    ]),
  )
const gives = (time: string, rules = {}, issued = 0, code?: string) => {
  const configuration = aBranch({ branch: open, services: [{ key: 'cash', rules }] })
  const visit = { ...startOfFlow.visit, serviceId: idOf('cash'), code }
  return givesTicket(visit, configuration, { tickets: given(issued), today }, at(time))
}

test('[KF10] hours, last ticket and capacity hold at the moment at which a ticket is written', () => {
  expect(gives('09:00')).toBe(true)
  expect(gives('06:59')).toBe(false)
  expect(gives('11:00')).toBe(false)
  expect(gives('10:45', { last_ticket_minutes_before_close: 30 })).toBe(false)
  expect([gives('09:00', { capacity_per_day: 2 }, 1), gives('09:00', { capacity_per_day: 2 }, 2)]).toEqual([
    true,
    false,
  ])
})

test('[KF10] what was taken out of the offer while somebody looked at it gives no ticket any more', () => {
  const configuration = aBranch({ branch: open, services: [{ key: 'cash', retired: true }] })
  const visit = { ...startOfFlow.visit, serviceId: idOf('cash') }
  expect(givesTicket(visit, configuration, { tickets: given(0), today }, at('09:00'))).toBe(false)
})

test('[KF10] who has an appointment has a place, but not behind closed doors', () => {
  expect(gives('10:45', { last_ticket_minutes_before_close: 30 }, 0, 'K7F2')).toBe(true)
  expect(gives('09:00', { capacity_per_day: 2 }, 2, 'K7F2')).toBe(true)
  expect(gives('11:00', {}, 0, 'K7F2')).toBe(false)
})

test('[KF3] a branch is closed when all its services are, until the first of them opens', () => {
  const later = { hours: { fri: [{ from: '10:00', to: '12:00' }] } }
  const branch = aBranch({ branch: open, services: [{ key: 'loans', rules: later }, { key: 'cash' }] })
  expect(branchOpening(branch, [], today, at('09:00')).kind).toBe('open')
  expect(branchOpening(branch, [], today, at('12:00'))).toEqual({
    kind: 'closed',
    reason: 'outside_hours',
    opensAt: Date.parse('2026-11-27T08:00:00Z'),
  })
})
