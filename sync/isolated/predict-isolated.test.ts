import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ARRIVED, aSeat, aWaitingTicket, COUNTERS, SERVICES, ticketId } from '../queue/a-waiting-ticket.ts'
import { lineAt } from '../queue/line-at.ts'
import type { TicketRow } from '../view/view-rows.ts'
import { predictIsolated, SHARE_LEAD_MS } from './predict-isolated.ts'
import { rankInShare, type ShareCounter } from './rank-in-share.ts'

const counters: ShareCounter[] = COUNTERS.map((id) => ({ id, service_ids: SERVICES, retired_at: null }))
const [here = ''] = COUNTERS
const MINUTE_MS = 60_000
/** Everybody has waited long enough, unless a test says otherwise. */
const LATER = ARRIVED + 600 * MINUTE_MS

/** Ids whose tickets have this rank at the first counter. */
const idsOfRank = (rank: number): string[] =>
  Array.from({ length: 200 }, (_, n) => ticketId(n)).filter(
    (id) => rankInShare(aWaitingTicket(1, { id }), here, counters) === rank,
  )
const ticketOfRank = (rank: number, minute: number, overrides: Partial<TicketRow> = {}): TicketRow =>
  aWaitingTicket(minute, { id: idsOfRank(rank)[minute] ?? '', ...overrides })
const choose = (tickets: readonly TicketRow[], at = LATER, taken: readonly TicketRow[] = []) =>
  predictIsolated({ tickets, seat: aSeat(), counters, taken: new Set(taken.map(({ id }) => id)), at })
const LEAD_MINUTES = SHARE_LEAD_MS / MINUTE_MS

describe('own share first', () => {
  const own = ticketOfRank(0, LEAD_MINUTES)

  test('[IS1] the head of the own share, although others are a little ahead', () => {
    expect(choose([ticketOfRank(1, 1), own, ticketOfRank(0, 5)])).toBe(own)
  })

  test('[IS2] not when another head is ahead by the lead', () => {
    const other = ticketOfRank(3, 0)
    expect(choose([other, own])).toBe(other)
    expect(choose([{ ...other, order_at: (other.order_at ?? 0) + 1 }, own])).toBe(own)
  })

  test('[IS2] a head start alone is no lead: its own counter has its chance first', () => {
    const favoured = ticketOfRank(1, 8, { order_at: ARRIVED - 240 * MINUTE_MS, head_start_s: 14_400 })
    const cameAt = favoured.queued_at ?? 0
    expect(choose([own, favoured], cameAt + SHARE_LEAD_MS - 1)).toBe(own)
    expect(choose([own, favoured], cameAt + SHARE_LEAD_MS)).toBe(favoured)
  })

  test('[IS2] whoever passes over its own share takes who is overdue, not who came just now', () => {
    const overdue = ticketOfRank(2, 0)
    const favoured = ticketOfRank(1, 8, { order_at: ARRIVED - 240 * MINUTE_MS, head_start_s: 14_400 })
    expect(choose([own, favoured, overdue], favoured.queued_at ?? 0)).toBe(overdue)
  })
})

describe('the own share is empty', () => {
  test('[IS2] the others’, in rank rather than in line', () => {
    const second = ticketOfRank(1, 2)
    expect(choose([ticketOfRank(3, 0), ticketOfRank(2, 1), second])).toBe(second)
  })

  test('[IS2] again not past a lead', () => {
    const third = ticketOfRank(2, 1)
    expect(choose([third, ticketOfRank(1, 1 + LEAD_MINUTES)])).toBe(third)
  })

  test('[IS2] what is taken is not there', () => {
    const own = ticketOfRank(0, 0)
    const second = ticketOfRank(1, 1)
    expect(choose([own, second], LATER, [own])).toBe(second)
    expect(choose([own], LATER, [own])).toBeUndefined()
  })
})

test('[IS1] a counter that is closed calls nobody', () => {
  const seat = aSeat({ counter: { state: 'closed' } })
  expect(
    predictIsolated({ tickets: [ticketOfRank(0, 0)], seat, counters, taken: new Set(), at: LATER }),
  ).toBeUndefined()
})

const someTicket = fc.record({
  id: fc.uuid(),
  minute: fc.nat(30),
  headStart: fc.constantFrom(0, 0, 0, 15, 240),
  service_id: fc.constantFrom(...SERVICES),
})
const someLine = fc
  .uniqueArray(someTicket, { selector: ({ id }) => id, maxLength: 25 })
  .map((given) =>
    given.map(({ id, minute, headStart, service_id }) =>
      aWaitingTicket(minute, { id, service_id, order_at: ARRIVED + (minute - headStart) * MINUTE_MS }),
    ),
  )

test('[IS2] somebody is called if anybody is eligible, and nobody overdue is passed by the lead or more', () => {
  fc.assert(
    fc.property(someLine, fc.integer({ min: 0, max: 40 }), (line, minute) => {
      const at = ARRIVED + minute * MINUTE_MS
      const called = choose(line, at)
      const eligible = lineAt(line, aSeat())
      expect(called === undefined).toBe(eligible.length === 0)
      for (const ticket of eligible) {
        if (at - (ticket.queued_at ?? 0) < SHARE_LEAD_MS) continue
        expect((called?.order_at ?? 0) - (ticket.order_at ?? 0)).toBeLessThan(SHARE_LEAD_MS)
      }
    }),
  )
})

test('[IS1] counters that call while nobody is overdue never call the same ticket from their own shares', () => {
  fc.assert(
    fc.property(someLine, (line) => {
      const calls = COUNTERS.map((id) => ({
        id,
        called: predictIsolated({
          tickets: line,
          seat: aSeat({ counter: { id, service_ids: SERVICES } }),
          counters,
          taken: new Set(),
          at: ARRIVED,
        }),
      }))
      const own = calls.flatMap(({ id, called }) =>
        called && rankInShare(called, id, counters) === 0 ? [called.id] : [],
      )
      expect(new Set(own).size).toBe(own.length)
      for (const { id, called } of calls) {
        const share = line.filter((ticket) => rankInShare(ticket, id, counters) === 0)
        if (share.length > 0) expect(called && rankInShare(called, id, counters)).toBe(0)
      }
    }),
  )
})
