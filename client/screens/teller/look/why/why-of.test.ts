import { expect, test } from 'vitest'
import {
  ARRIVED,
  aSeat,
  aWaitingTicket,
  COUNTERS,
  STAFF,
  ticketId,
} from '../../../../../sync/queue/a-waiting-ticket.ts'
import type { TicketRow } from '../../../../../sync/view/view-rows.ts'
import { whyOf } from './why-of.ts'

const called = (n: number, more: Partial<TicketRow> = {}) =>
  aWaitingTicket(n, { state: 'called', call_kind: 'next', called_at: ARRIVED + 3_600_000, ...more })
const line = (...rows: readonly TicketRow[]) => new Map(rows.map((row) => [row.id, row]))
const favoured = { order_at: ARRIVED, head_start_s: 1_800 }

test.each([
  ['came first', {}, 'first'],
  ['was kept for the counter', { for_counter_id: COUNTERS[0] ?? '' }, 'reserved_counter'],
  ['was kept for the person', { for_staff_id: STAFF[0] ?? '' }, 'reserved_person'],
])('[WY1] whoever passed nobody %s', (_, more, kind) => {
  expect(whyOf(called(1, more), line(aWaitingTicket(2)), aSeat())).toEqual({ kind, passed: [], passedCount: 0 })
})

test('[WY1] a head start tells whom it passed: as noted with the call, else by the rows', () => {
  const others = line(aWaitingTicket(4), aWaitingTicket(5))
  const noted = { passed: ['A-004', 'A-900'], passed_count: 2 }
  expect(whyOf(called(20, { ...favoured, why: noted }), others, aSeat())).toEqual({
    kind: 'head_start',
    passed: [ticketId(4)],
    passedCount: 2,
  })
  expect(whyOf(called(20, favoured), others, aSeat())).toMatchObject({ kind: 'head_start', passedCount: 2 })
  const booked = called(20, { ...favoured, appointment_id: ticketId(99), why: noted })
  expect(whyOf(booked, others, aSeat()).kind).toBe('appointment')
  expect(whyOf(called(20, { ...favoured, why: { passed: 'A-004' } }), others, aSeat()).passedCount).toBe(2)
})

test('[WY1] a call by hand, or without a line, is told with those who stood before it', () => {
  const others = line(aWaitingTicket(4), aWaitingTicket(30))
  const chosen = { kind: 'chosen', passed: [ticketId(4)], passedCount: 1 }
  expect(whyOf(called(20, { call_kind: 'ticket' }), others, aSeat())).toEqual(chosen)
  expect(whyOf(called(20, { call_kind: 'offline' }), others, aSeat())).toEqual({ ...chosen, kind: 'alone' })
  expect(whyOf(called(2, { call_kind: 'ticket' }), others, aSeat()).kind).toBe('first')
})
