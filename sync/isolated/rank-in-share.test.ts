import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aWaitingTicket, COUNTERS, SERVICES, STAFF, ticketId } from '../queue/a-waiting-ticket.ts'
import { createRandom } from '../random/create-random.ts'
import { countersInRank, rankInShare, type ShareCounter } from './rank-in-share.ts'

const [first, second, third] = SERVICES
const counter = (id: string, services: readonly string[] = SERVICES): ShareCounter => ({
  id,
  service_ids: services,
  retired_at: null,
})
const all = COUNTERS.map((id) => counter(id))

test('[IS1] only configured counters that serve the service have a rank', () => {
  const counters = [
    counter(COUNTERS[0] ?? '', [first ?? '']),
    counter(COUNTERS[1] ?? '', [second ?? '', third ?? '']),
    { ...counter(COUNTERS[2] ?? ''), retired_at: 5 },
    { id: COUNTERS[3] ?? '' },
  ]
  expect(countersInRank(aWaitingTicket(1), counters)).toEqual([COUNTERS[0]])
  expect(rankInShare(aWaitingTicket(1), COUNTERS[1] ?? '', counters)).toBe(-1)
  expect(countersInRank(aWaitingTicket(1, { service_id: null }), counters)).toEqual([])
})

test('[IS1] what is reserved is the share of whoever may call it', () => {
  const ticket = aWaitingTicket(1)
  const last = countersInRank(ticket, all).at(-1) ?? ''
  expect(rankInShare(ticket, last, all)).toBe(COUNTERS.length - 1)
  expect(rankInShare({ ...ticket, for_counter_id: last }, last, all)).toBe(0)
  expect(rankInShare({ ...ticket, for_staff_id: STAFF[0] ?? '' }, last, all)).toBe(0)
})

test('[IS1] [QU1] who was sent to a person is in their share, whatever their counter serves', () => {
  const counters = [counter(COUNTERS[0] ?? '', [second ?? '']), counter(COUNTERS[1] ?? '')]
  expect(rankInShare(aWaitingTicket(1, { for_staff_id: STAFF[0] ?? '' }), COUNTERS[0] ?? '', counters)).toBe(0)
})

const someCounters = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 8 })

test('[IS1] shares part the line: each ticket has one counter of each rank, whoever asks in whatever order', () => {
  fc.assert(
    fc.property(someCounters, fc.uuid(), (ids, id) => {
      const counters = ids.map((each) => counter(each))
      const ranked = countersInRank(aWaitingTicket(1, { id }), counters)
      expect(countersInRank(aWaitingTicket(1, { id }), counters.toReversed())).toEqual(ranked)
      expect(ranked.toSorted()).toEqual(ids.toSorted())
      expect(ids.map((each) => rankInShare(aWaitingTicket(1, { id }), each, counters)).toSorted()).toEqual(
        ids.map((_, index) => index),
      )
    }),
  )
})

test('[IS1] a counter more or less moves only the tickets of its own share', () => {
  fc.assert(
    fc.property(someCounters, fc.uuid(), fc.uuid(), (ids, id, added) => {
      const ticket = aWaitingTicket(1, { id })
      const before = countersInRank(
        ticket,
        ids.map((each) => counter(each)),
      )
      const after = countersInRank(
        ticket,
        [...ids, added].map((each) => counter(each)),
      )
      expect(after.filter((each) => each !== added)).toEqual(before.filter((each) => each !== added))
    }),
  )
})

test.each([
  ['random ids', (index: number) => createRandom(`ticket ${index}`).uuid()],
  ['ids that differ in their last bytes only', ticketId],
])('[IS1] shares and ranks are even: %s', (_, idOf) => {
  const tickets = 4_000
  const counts = new Map<string, number>()
  for (let index = 0; index < tickets; index += 1)
    for (const [rank, id] of countersInRank(aWaitingTicket(1, { id: idOf(index) }), all).entries())
      counts.set(`${rank} ${id}`, (counts.get(`${rank} ${id}`) ?? 0) + 1)
  expect(counts.size).toBe(COUNTERS.length ** 2)
  // Four standard deviations of a fair share are about 110.
  for (const count of counts.values()) expect(Math.abs(count - tickets / COUNTERS.length)).toBeLessThan(120)
})
