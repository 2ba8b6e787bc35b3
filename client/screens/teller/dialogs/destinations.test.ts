import { expect, test } from 'vitest'
import type { CounterRow } from '../../../../sync/view/view-rows.ts'
import { counterDestinations, personDestinations } from './destinations.ts'

const counter = (id: string, service_ids: string[], more: Partial<CounterRow> = {}) =>
  ({ id, service_ids, state: 'open', position: Number(id), staff_id: `person ${id}`, ...more }) as CounterRow
const counters = [
  counter('3', ['loans', 'gold']),
  counter('1', ['cash', 'loans']),
  counter('2', ['loans'], { state: 'closed', staff_id: null }),
  counter('4', ['cash'], { retired_at: 5 }),
  counter('5', []),
]
const question = { ticket: { service_id: 'cash' }, counters, hereId: '1' }

test('[TC6] a counter that serves what is waited for takes it as it is; one with a single other service takes it for that', () => {
  const found = counterDestinations(question)
  expect(found.map(({ counter: { id }, to }) => [id, to])).toEqual([
    ['1', { counter_id: '1' }],
    ['2', { counter_id: '2', service_id: 'loans' }],
    ['3', undefined],
  ])
  expect(found.map(({ isHere }) => isHere)).toEqual([true, false, false])
  expect(found[2]?.serviceIds).toEqual(['loans', 'gold'])
})

test('[TC6] a person is whoever sits at a counter now; at a closed one sits nobody', () => {
  expect(personDestinations(question).map(({ id, to }) => [id, to])).toEqual([
    ['person 1', { staff_id: 'person 1' }],
    ['person 3', undefined],
  ])
})

test('[TC6] who went to another counter without closing the first is offered once, where they sit now', () => {
  const moved = [
    counter('1', ['cash'], { staff_id: 'nour', state_since: 1_000 }),
    counter('2', ['cash'], { staff_id: 'nour', state_since: 2_000 }),
    counter('3', ['cash'], { staff_id: 'sami', state_since: 500 }),
  ]
  expect(personDestinations({ ...question, counters: moved }).map(({ id }) => id)).toEqual(['person 2', 'person 3'])
})
