import { expect, test } from 'vitest'
import { COUNTER, NOW, uuid } from '../../sync/waits/view/a-branch-view.ts'
import { aLineBase, aLineOf, aLineTicket } from './a-line.ts'
import { createLineAnswers } from './line-answers.ts'
import type { LineTicket } from './line-facts.ts'
import type { LineTicketAnswer } from './ticket-answer.ts'

function told(tickets: readonly LineTicket[], base = aLineBase(), counters?: []): LineTicketAnswer[] {
  const line = aLineOf(tickets, counters && { counters })
  const answers = createLineAnswers()(base, line, NOW)
  return tickets.flatMap(({ id }) => {
    const found = answers.get(id)
    return found === undefined ? [] : [JSON.parse(found.body)]
  })
}

test('[TP2] one computation tells everybody how many stand before and how long it takes', () => {
  const all = told(Array.from({ length: 8 }, (_, n) => aLineTicket(n)))
  expect(all.map(({ line }) => line?.ahead)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  const [first, last] = [all[0]?.line?.wait, all[7]?.line?.wait]
  expect(first).toEqual({ from_minutes: 0, to_minutes: 0 })
  expect(last?.from_minutes).toBeGreaterThan(10)
  expect(last?.to_minutes).toBeGreaterThan(last?.from_minutes ?? 0)
})

test('[TP2] where no time can be told people are still counted, by place and not by arrival', () => {
  const tickets = [aLineTicket(1, { order_at: NOW }), aLineTicket(2), aLineTicket(3, { state: 'serving' })]
  const all = told(tickets, aLineBase({ document: null }))
  expect(all.map(({ line }) => line)).toEqual([{ ahead: 1, wait: null }, { ahead: 0, wait: null }, null])
})

test('[TP4] called, it says where and how often; sent on, where to; nobody else’s id or number is in it', () => {
  const tickets = [
    aLineTicket(1, { state: 'called', counter_id: COUNTER, called_at: NOW, recalls: 2 }),
    aLineTicket(2, { is_sent_on: true, for_counter_id: COUNTER, passes_used: 1 }),
    aLineTicket(3, { state: 'completed', counter_id: COUNTER, ended_at: NOW, feedback_score: 4 }),
  ]
  const [called, sentOn, done] = told(tickets)
  expect(called).toMatchObject({ counter: '3', recalls: 2, line: null, called_at: new Date(NOW).toISOString() })
  expect(sentOn).toMatchObject({ sent_on: { counter: '3' }, passes_left: 1, counter: null })
  expect(done).toMatchObject({ counter: null, feedback: 4, next_ms: null, passes_left: 0 })
  expect(JSON.stringify(sentOn)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|A-001|A-003/)
})

test('[TP9] one that is awaited names the branch, and no other does', () => {
  const [awaited, aside] = told([
    aLineTicket(1, { state: 'parked', awaited_by: uuid(7) }),
    aLineTicket(2, { state: 'parked', counter_id: COUNTER }),
  ])
  expect(awaited).toMatchObject({ state: 'parked', awaited_by: uuid(7), line: null, next_ms: 20_000 })
  expect(aside).toMatchObject({ state: 'parked', awaited_by: null })
  expect(JSON.stringify(aside)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
})

test('[TP3] a ticket without a secret has no answer', () => {
  const { digest: _, ...placeholder } = aLineTicket(1)
  expect(told([placeholder, aLineTicket(2)]).map(({ number }) => number)).toEqual(['A-002'])
})

test('[TP1] the same answer has the same name, and another has another', () => {
  const compute = createLineAnswers()
  const etag = (ticket: LineTicket) => compute(aLineBase(), aLineOf([ticket]), NOW).get(ticket.id)?.etag
  expect(etag(aLineTicket(1))).toBe(etag(aLineTicket(1)))
  expect(etag(aLineTicket(1))).not.toBe(etag(aLineTicket(1, { state: 'parked' })))
})

test('a service that the branch no longer names is left out, and a counter that it does not know is none', () => {
  const [only] = told([aLineTicket(1, { legs: [{ service_id: uuid(99) }], state: 'called', counter_id: uuid(98) })])
  expect(only).toMatchObject({ services: [], counter: null })
})
