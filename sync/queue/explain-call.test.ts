import { expect, test } from 'vitest'
import type { TicketRow } from '../view/view-rows.ts'
import { ARRIVED, aSeat, aWaitingTicket, SERVICES } from './a-waiting-ticket.ts'
import { explainCall } from './explain-call.ts'

const MINUTE_MS = 60_000
const CLASS = '00000000-0000-4000-8000-0000000000f1'
/** Arrived 20 minutes after the first, and stands as if it had been 15 minutes earlier. */
const favoured = aWaitingTicket(20, {
  order_at: ARRIVED + 5 * MINUTE_MS,
  class_id: CLASS,
  head_start_s: 900,
})
const at = ARRIVED + 30 * MINUTE_MS + 499

test('[QU1] who has no head start passes nobody', () => {
  expect(explainCall(aWaitingTicket(4), [aWaitingTicket(1)], aSeat(), at)).toEqual({
    class_id: null,
    head_start_s: 0,
    waited_s: 26 * 60,
    passed: [],
    passed_count: 0,
  })
})

test('[QU1] a head start tells its class and whom it lets pass: who came earlier and stands behind', () => {
  const others = [4, 5, 6, 12, 19, 21].map((n) => aWaitingTicket(n))
  expect(explainCall(favoured, [favoured, ...others], aSeat(), at)).toEqual({
    class_id: CLASS,
    head_start_s: 900,
    waited_s: 600,
    passed: ['A-006', 'A-012', 'A-019'],
    passed_count: 3,
  })
})

test.each<[string, Partial<TicketRow>]>([
  ['could not be served here', { service_id: SERVICES[2] ?? '' }],
  ['does not wait', { state: 'parked' }],
  ['is reserved for somebody else', { for_staff_id: CLASS }],
  [
    'came later, with a head start of its own',
    { queued_at: ARRIVED + 25 * MINUTE_MS, order_at: ARRIVED + 10 * MINUTE_MS },
  ],
])('[QU1] nobody is passed who %s', (_, overrides) => {
  expect(explainCall(favoured, [aWaitingTicket(12, overrides)], aSeat(), at).passed_count).toBe(0)
})

test('[QU1] the passed are told by arrival, the first twenty of the line', () => {
  const later = aWaitingTicket(100, { order_at: ARRIVED, head_start_s: 6_000 })
  const others = Array.from({ length: 30 }, (_, index) => aWaitingTicket(index + 1))
  const returned = aWaitingTicket(40, { queued_at: ARRIVED - MINUTE_MS, order_at: ARRIVED + 30_000 })
  const { passed, passed_count } = explainCall(later, [...others.toReversed(), returned], aSeat(), at)
  expect(passed_count).toBe(20)
  expect(passed.slice(0, 2)).toEqual(['A-040', 'A-001'])
  expect(passed.at(-1)).toBe('A-019')
})

test.each([
  [499, 0],
  [500, 1],
  [-5_000, 0],
])('[QU1] a wait of %i ms is told as %i s', (waitedMs, waited_s) => {
  const called = aWaitingTicket(1)
  expect(explainCall(called, [], aSeat(), ARRIVED + MINUTE_MS + waitedMs).waited_s).toBe(waited_s)
})
