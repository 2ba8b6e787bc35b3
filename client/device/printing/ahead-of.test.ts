import { expect, test } from 'vitest'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { aheadOf } from './ahead-of.ts'

const TODAY = '2026-11-26'
const row = (id: string, order_at: number, more: object = {}) =>
  [id, { id, order_at, state: 'waiting', service_id: 'cash', queue_day: TODAY, ...more }] as unknown as [
    string,
    TicketRow,
  ]
const view = (...rows: [string, TicketRow][]) => ({ tickets: new Map(rows), today: TODAY })

test('[KP3] ahead are those of the same service and day who wait and come before, by place, then by id', () => {
  const rows = [
    row('b', 5),
    row('a', 5),
    row('later', 6),
    row('first', 1),
    row('called', 1, { state: 'called' }),
    row('elsewhere', 1, { service_id: 'loans' }),
    row('yesterday', 1, { queue_day: '2026-11-25' }),
  ]
  expect(aheadOf('b', view(...rows))).toBe(2)
  expect(aheadOf('first', view(...rows))).toBe(0)
})

test('[KP3] of a ticket that is not in the line nobody says how many are before it', () => {
  expect(aheadOf('x', view(row('a', 1)))).toBeUndefined()
  expect(aheadOf('a', view(row('a', 1, { state: 'called' })))).toBeUndefined()
})
