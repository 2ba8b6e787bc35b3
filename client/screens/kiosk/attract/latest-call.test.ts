import { expect, test } from 'vitest'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'
import { aBranch, idOf } from '../flow/a-branch.ts'
import { latestCall } from './latest-call.ts'

const branch = aBranch({
  counters: [
    { key: 'c1', label: '1' },
    { key: 'c2', label: '2' },
  ],
})
const NOW = 1_000_000
const call = (number: string, ago: number, more = {}) =>
  ({ number, state: 'called', called_at: NOW - ago * 1_000, counter_id: idOf('c1'), ...more }) as unknown as TicketRow

test('[KF3] [I13] the youngest call that stands and is younger than a minute, a recall like a call', () => {
  expect(latestCall([call('A-1', 30), call('A-2', 10)], branch, NOW)).toEqual({ number: 'A-2', counter: '1' })
  const again = { recalled_at: NOW - 1_000, counter_id: idOf('c2') }
  expect(latestCall([call('A-1', 300, again), call('A-2', 10)], branch, NOW)).toEqual({ number: 'A-1', counter: '2' })
})

test('[I13] none that is older, has ended, or goes to a counter that nobody knows', () => {
  expect(latestCall([call('A-1', 61)], branch, NOW)).toBeUndefined()
  expect(latestCall([call('A-1', 5, { state: 'serving' })], branch, NOW)).toBeUndefined()
  expect(latestCall([call('A-1', 5, { counter_id: 'gone' })], branch, NOW)).toBeUndefined()
})
