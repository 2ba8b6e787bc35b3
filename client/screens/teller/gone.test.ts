import { beforeEach, describe, expect, test } from 'vitest'
import type { TableChange } from '../../../sync/ports/store.ts'
import { aCommand, aCounter, aTicket, COUNTER, OTHER_COUNTER, seenOf, uuid } from '../../../sync/view/a-view.ts'
import { createView, type LiveView } from '../../../sync/view/create-view.ts'
import { goneBetween, goneTold } from './gone.ts'

let view: LiveView
const there = { ...aCounter(1, { id: OTHER_COUNTER, label: '2' }), key: OTHER_COUNTER, stream_key: 'counters/2' }
const put = (table: 'base' | 'outbox', ...rows: unknown[]) =>
  view.applyCommit([{ table, put: rows, deleted: [] } as unknown as TableChange])
/** What another counter's late fact makes of the ticket, heard from the stream. */
const heard = (state: string, counter_id: string | null, flags: readonly string[] = ['took_over']) => {
  const before = view.current.tickets
  put('base', aTicket(1, 9, { state, counter_id, flags }))
  return goneBetween(before, view.current.tickets, COUNTER)
}
const ELSEWHERE = { kind: 'elsewhere', id: uuid(1) } as const
const told = () => goneTold(ELSEWHERE, view.current, COUNTER)

beforeEach(() => {
  view = createView({ onChange: () => undefined })
})
const stands = (state: string, more = {}) =>
  view.load({
    base: [aTicket(1, 2, { state, counter_id: COUNTER, ...more }), aCounter(), there],
    confirmed: [],
    outbox: [],
  })

describe('[TC24] a ticket that stood here', () => {
  test.each([
    ['serving', 'serving', 'serving_there'],
    ['called', 'serving', 'serving_there'],
    ['called', 'called', 'called_there'],
    ['serving', 'completed', 'served_there'],
  ])('%s, and is %s at another counter, is told: %s', (here, state, kind) => {
    stands(here)
    expect(heard(state, OTHER_COUNTER)).toEqual([ELSEWHERE])
    expect(told()).toEqual({ key: kind, values: { number: 'A-001', counter: '2' } })
  })

  test.each(['waiting', 'parked', 'cancelled'])('and is %s now is no other counter’s', (state) => {
    stands('serving')
    expect(heard(state, null)).toEqual([{ kind: 'lost', id: uuid(1), number: 'A-001', to: state }])
    expect(told()).toBeUndefined()
  })

  test('and was finished here has not been taken', () => {
    stands('serving')
    expect(heard('completed', COUNTER, [])).toEqual([])
  })

  test('and was begun here without a line is told as soon as the other counter’s start is known', () => {
    stands('called')
    put('outbox', aCommand(1, 'start_service', { ticket_id: uuid(1), counter_id: COUNTER }, seenOf(view)))
    expect(heard('serving', OTHER_COUNTER, ['double_service'])).toEqual([ELSEWHERE])
    expect(told()?.key).toBe('serving_there')
  })
})

test('[TC15] a wish to call that was only shown here is told by the call’s own sentence', () => {
  view.load({ base: [aTicket(1), aCounter(), there], confirmed: [], outbox: [] })
  const args = { counter_id: COUNTER, valid_for_ms: 1, predicted_ticket_id: uuid(1) }
  put('outbox', aCommand(1, 'call_next', args, seenOf(view)))
  expect(view.current.tickets.get(uuid(1))).toMatchObject({ state: 'called', counter_id: COUNTER })
  expect(heard('called', OTHER_COUNTER, [])).toEqual([])
})
