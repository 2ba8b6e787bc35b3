import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CounterRow, TicketRow } from '../../view/view-rows.ts'
import { quoteWaits } from '../quote-waits.ts'
import { aBranchView, aCounterRow, aRow, CASH, COUNTER, NOW, TODAY, YESTERDAY } from './a-branch-view.ts'
import { createStateOfView } from './state-of-view.ts'

const odd = fc.oneof(
  fc.constantFrom(undefined, null, '', CASH, COUNTER, TODAY, YESTERDAY, 'waiting', 'serving', 'completed', 'no_show'),
  fc.double({ noDefaultInfinity: false }),
  fc.integer({ min: NOW - 90_000_000, max: NOW + 90_000_000 }),
  fc.array(fc.oneof(fc.constant(CASH), fc.anything()), { maxLength: 3 }),
  fc.anything(),
)
const fieldsOf = (names: readonly string[]) =>
  fc.record(Object.fromEntries(names.map((name) => [name, odd])), { requiredKeys: [] })
const ticketFields = fieldsOf([
  ...['state', 'queue_day', 'service_id', 'queued_at', 'order_at', 'called_at', 'started_at', 'ended_at', 'legs'],
  ...['counter_id', 'staff_id', 'head_start_s', 'for_counter_id', 'for_staff_id'],
])
const leg = fieldsOf(['service_id', 'counter_id', 'staff_id', 'called_at', 'started_at', 'ended_at'])
const counterFields = fieldsOf(['service_ids', 'state', 'staff_id', 'retired_at'])

const rowsOf = (given: readonly Readonly<Record<string, unknown>>[]): TicketRow[] =>
  given.map((fields, n) => aRow(n, fields))

test('[WT13] [WT9] no row of a view makes it throw, and every ticket that stands in line gets one answer', () => {
  const tickets = fc.array(fc.oneof(ticketFields, fc.record({ legs: fc.array(leg, { maxLength: 3 }) })), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(tickets, fc.array(counterFields, { maxLength: 3 }), odd, (given, counters, document) => {
      const rows = rowsOf(given)
      const desks = counters.map((fields, n): CounterRow => aCounterRow({ id: `c${n}`, ...fields }))
      const view = aBranchView(rows, { counters: desks, stats: { document } })
      const state = createStateOfView()(view, NOW)
      if (state === undefined) throw new Error('no state')
      const { tickets: quotes } = quoteWaits(state, 'seed')
      expect(quotes.map(({ ticket_id }) => ticket_id)).toEqual(state.waiting.map(({ id }) => id))
      for (const { p50_ms, p90_ms } of quotes) {
        expect(p50_ms === null || (Number.isFinite(p50_ms) && p50_ms >= 0)).toBe(true)
        expect(p90_ms === null || (p50_ms !== null && p90_ms >= p50_ms)).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})

test('[WT13] [WT1] the same view gives the same state, and is not changed', () => {
  fc.assert(
    fc.property(fc.array(ticketFields, { maxLength: 6 }), (given) => {
      const view = aBranchView(rowsOf(given))
      const before = structuredClone(view)
      expect(createStateOfView()(view, NOW)).toEqual(createStateOfView()(view, NOW))
      expect(view).toEqual(before)
    }),
    { numRuns: 100 },
  )
})
