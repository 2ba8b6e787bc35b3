import { describe, expect, test } from 'vitest'
import { aStory, called, minute } from '../story/a-story.ts'
import type { TicketStory } from '../story/ticket-story.ts'
import { COUNTERS, SERVICES, STAFF, ticketId } from './a-waiting-ticket.ts'
import { explainOrder } from './explain-order.ts'
import type { OrderReason, OrderReasonKind } from './order-reason.ts'

const HERE = COUNTERS[0] ?? ''
const counters = new Map([[HERE, { service_ids: SERVICES.slice(0, 2) }]])
const here = { counter_id: HERE, staff_id: STAFF[0] ?? '' }
const back = { state: 'waiting', called_at: null, counter_id: null, call_kind: null }
const why = (one: TicketStory, other: TicketStory) => explainOrder(one, other, counters)

const first = aStory(10, {}, called(30, here))
const favoured = { order_at: minute(-5), head_start_s: 900 }

const cases: readonly [string, TicketStory, TicketStory, OrderReason][] = [
  ['came first', first, aStory(12, {}, called(31, here)), { kind: 'came_first', seconds: 120 }],
  ['came after the call', first, aStory(31, favoured), { kind: 'came_after_call' }],
  [
    'has a head start that is enough',
    aStory(10, favoured, called(30, here)),
    aStory(4, {}, called(33, here)),
    { kind: 'head_start', seconds: 360 },
  ],
  [
    'came so much earlier that a head start was not enough',
    first,
    aStory(28, { order_at: minute(13), head_start_s: 900 }),
    { kind: 'head_start_too_small', seconds: 1_080 },
  ],
  [
    'was parked then',
    first,
    aStory(3, {}, called(5, here), { minute: 6, what: 'parked', patch: { ...back, state: 'parked' } }),
    { kind: 'not_waiting' },
  ],
  [
    'was a no-show then and came back',
    first,
    aStory(
      3,
      {},
      called(5, here),
      { minute: 6, what: 'no_show', patch: { state: 'no_show' } },
      { minute: 35, what: 'reinstated', patch: back },
      called(40, here),
    ),
    { kind: 'not_waiting' },
  ],
  [
    'waits for what this counter does not serve',
    first,
    aStory(1, { service_id: SERVICES[2] ?? '' }),
    { kind: 'other_service' },
  ],
  ['is reserved for another counter', first, aStory(1, { for_counter_id: COUNTERS[1] ?? '' }), { kind: 'reserved' }],
  ['is reserved for another person', first, aStory(1, { for_staff_id: STAFF[1] ?? '' }), { kind: 'reserved' }],
  ['was chosen by hand', aStory(10, {}, called(30, { ...here, call_kind: 'ticket' })), aStory(1), { kind: 'chosen' }],
  [
    'was called without a line',
    aStory(10, {}, called(30, { ...here, call_kind: 'offline' })),
    aStory(1),
    { kind: 'called_alone' },
  ],
  ['was called elsewhere in the same moment', first, aStory(1, {}, called(30.01)), { kind: 'called_meanwhile' }],
  [
    'let others pass',
    first,
    aStory(1, {}, { minute: 20, what: 'let_pass', patch: { order_at: minute(15), passes_used: 1 } }),
    { kind: 'let_pass' },
  ],
  [
    'came back after a no-show, at the end of the line',
    first,
    aStory(1, {}, { minute: 20, what: 'reinstated', patch: { order_at: minute(20) } }),
    { kind: 'came_back' },
  ],
  [
    'joined from afar and came when its place was no longer held',
    first,
    aStory(1, { origin: 'web' }, { minute: 20, what: 'arrived', patch: { order_at: minute(20) } }),
    { kind: 'came_late' },
  ],
  [
    'has an appointment',
    aStory(10, { order_at: minute(0), appointment_id: ticketId(99) }, called(30, here)),
    aStory(5),
    { kind: 'appointment' },
  ],
  [
    'has the same moment and the smaller id',
    first,
    aStory(11, { queued_at: minute(10), order_at: minute(10) }),
    { kind: 'same_moment' },
  ],
  ['is nowhere explained', first, aStory(1), { kind: 'unknown' }],
]

describe('one was called', () => {
  test.each(cases)('[EO1] %s', (_, one, other, reason) => {
    const answer = why(one, other)
    expect(answer).toMatchObject({
      first: one,
      second: other,
      calledAt: one.ticket.called_at,
      counterId: HERE,
      isWhole: true,
    })
    expect(answer.reason).toEqual(reason)
    expect(why(other, one)).toEqual(answer)
  })

  test('[EO1] what was recorded after the call does not count, although it happened before', () => {
    const late = aStory(
      3,
      {},
      { minute: 20, recorded_at: minute(50), what: 'cancelled', patch: { state: 'cancelled' } },
    )
    expect(why(first, late).reason).toEqual({ kind: 'unknown' })
    expect(why(first, late).secondThen.state).toBe('waiting')
  })

  test('[EO1] the call that stands decides: an undone one is none', () => {
    const undone = aStory(3, {}, called(5, here), { minute: 6, what: 'undone', patch: back }, called(40, here))
    expect(why(undone, first)).toMatchObject({ first, second: undone, reason: { kind: 'unknown' } })
  })
})

test('[EO1] before either is called the line is told', () => {
  expect(why(aStory(9), aStory(4))).toMatchObject({ calledAt: null, counterId: null, reason: { kind: 'came_first' } })
  expect(why(aStory(9, favoured), aStory(4)).reason).toEqual({ kind: 'head_start', seconds: 300 })
  const parked = aStory(4, {}, { minute: 5, what: 'parked', patch: { state: 'parked' } })
  expect(why(parked, aStory(9)).reason.kind).toBe<OrderReasonKind>('not_waiting')
})

test('[EO2] rows alone answer by what they still tell, and say so', () => {
  const rows = ({ ticket }: TicketStory): TicketStory => ({ ticket })
  const later = aStory(12, {}, called(31, here))
  expect(why(rows(first), rows(later))).toMatchObject({ isWhole: false, reason: { kind: 'came_first', seconds: 120 } })
  const gone = aStory(3, {}, { minute: 20, what: 'cancelled', patch: { state: 'cancelled', ended_at: minute(20) } })
  expect(why(rows(first), rows(gone)).reason.kind).toBe<OrderReasonKind>('not_waiting')
  expect(explainOrder(rows(first), rows(aStory(1)), new Map()).reason.kind).toBe<OrderReasonKind>('unknown')
})
