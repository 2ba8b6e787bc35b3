import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ticketStates } from '../tickets/ticket-state.ts'
import type { TicketRow } from '../view/view-rows.ts'
import { aSeat, aWaitingTicket, COUNTERS, SERVICES, STAFF, TODAY, ticketId } from './a-waiting-ticket.ts'
import { isEligible } from './is-eligible.ts'
import { lineAt, lineByService } from './line-at.ts'
import { predictNext } from './predict-next.ts'

const NONE = new Set<string>()
const [, secondService, thirdService] = SERVICES
const [here, elsewhere] = COUNTERS
const [me, another] = STAFF

describe('eligible', () => {
  test.each<[string, Partial<TicketRow>, boolean]>([
    ['waiting for a service of the counter', {}, true],
    ['waiting for its other service', { service_id: secondService ?? '' }, true],
    ['of a service that it does not serve', { service_id: thirdService ?? '' }, false],
    ['of no known service', { service_id: null }, false],
    ['of yesterday', { queue_day: '2026-11-19' }, false],
    ['printed yesterday, of today by its line', { number_day: '2026-11-19' }, true],
    ['reserved for this counter', { for_counter_id: here ?? '' }, true],
    ['reserved for another counter', { for_counter_id: elsewhere ?? '' }, false],
    ['reserved for this person', { for_staff_id: me ?? '' }, true],
    ['reserved for this person, of another service', { for_staff_id: me ?? '', service_id: SERVICES[2] ?? '' }, true],
    [
      'reserved for this counter, of another service',
      { for_counter_id: here ?? '', service_id: SERVICES[2] ?? '' },
      false,
    ],
    ['reserved for another person', { for_staff_id: another ?? '' }, false],
    ['reserved for this person elsewhere', { for_staff_id: me ?? '', for_counter_id: elsewhere ?? '' }, false],
    ['of another branch', { branch_id: ticketId(9) }, false],
  ])('[QU1] a ticket %s', (_, overrides, is) => {
    expect(isEligible(aWaitingTicket(1, overrides), aSeat())).toBe(is)
  })

  test('[QU1] only what waits', () => {
    const waits = ticketStates.filter((state) => isEligible(aWaitingTicket(1, { state }), aSeat()))
    expect(waits).toEqual(['waiting'])
  })

  test('[QU1] nobody who is reserved for a person is eligible where nobody is signed in', () => {
    expect(isEligible(aWaitingTicket(1, { for_staff_id: me ?? '' }), aSeat({ staffId: null }))).toBe(false)
  })

  test('[QU1] a row that tells less than it should is taken as unreserved and of this branch', () => {
    const { branch_id: _, for_counter_id: __, for_staff_id: ___, ...bare } = aWaitingTicket(1)
    expect(isEligible(bare, aSeat())).toBe(true)
  })
})

describe('the prediction', () => {
  const line = [3, 1, 2].map((n) => aWaitingTicket(n))

  test('[QU2] the first of the line', () => {
    expect(predictNext(line, aSeat(), NONE)?.id).toBe(ticketId(1))
  })

  test('[QU2] what a call has taken is passed over', () => {
    expect(predictNext(line, aSeat(), new Set([ticketId(1), ticketId(2)]))?.id).toBe(ticketId(3))
    expect(predictNext(line, aSeat(), new Set(line.map(({ id }) => id)))).toBeUndefined()
  })

  test.each([
    ['closed', { state: 'closed' }],
    ['paused', { state: 'paused' }],
    ['retired', { retired_at: 5 }],
    ['not known', { state: null }],
  ])('[QU2] none at a counter that is %s', (_, counter) => {
    expect(predictNext(line, aSeat({ counter }), NONE)).toBeUndefined()
  })
})

const ticket = fc.record({
  service: fc.constantFrom(...SERVICES),
  orderMinutes: fc.nat(5),
  state: fc.constantFrom(...ticketStates, 'waiting', 'waiting', 'waiting'),
  for_counter_id: fc.option(fc.constantFrom(...COUNTERS)),
  isTaken: fc.boolean(),
})

test('[QU2] it is the head of the line at the counter without what is taken, in whatever order the rows come', () => {
  fc.assert(
    fc.property(fc.array(ticket, { maxLength: 30 }), (given) => {
      const rows = given.map(({ service, orderMinutes, state, for_counter_id }, n) =>
        aWaitingTicket(n, { service_id: service, order_at: orderMinutes, state, for_counter_id }),
      )
      const taken = new Set(rows.filter((_, index) => given[index]?.isTaken).map(({ id }) => id))
      const expected = lineAt(rows, aSeat()).find(({ id }) => !taken.has(id))
      expect(predictNext(rows, aSeat(), taken)).toBe(expected)
      expect(predictNext(rows.toReversed(), aSeat(), taken)).toBe(expected)
    }),
  )
})

test('[QU1] each service has its line, of all who wait today', () => {
  fc.assert(
    fc.property(fc.array(ticket, { maxLength: 30 }), (given) => {
      const rows = given.map(({ service, orderMinutes, state, for_counter_id }, n) =>
        aWaitingTicket(n, { service_id: service, order_at: orderMinutes, state, for_counter_id }),
      )
      const lines = lineByService([...rows, aWaitingTicket(99, { queue_day: '2026-11-19' })], TODAY)
      expect([...lines.values()].flat().length).toBe(rows.filter(({ state }) => state === 'waiting').length)
      for (const [service, line] of lines)
        expect(line).toEqual(
          lineAt(
            rows.map((row) => ({ ...row, for_counter_id: null })),
            aSeat({ counter: { service_ids: [service] } }),
          ).map((row) => rows.find(({ id }) => id === row.id)),
        )
    }),
  )
})
