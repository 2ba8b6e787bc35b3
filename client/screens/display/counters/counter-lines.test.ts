import { expect, test } from 'vitest'
import type { CounterRow } from '../../../../sync/view/view-rows.ts'
import { aCall, TODAY } from '../calls/a-ticket.ts'
import { counterLines, linesInRoom } from './counter-lines.ts'

const counter = (id: string, state: string, more: object = {}) =>
  ({ id, label: id.slice(1), state, position: Number(id.slice(1)), ...more }) as unknown as CounterRow
const shown = (...args: Parameters<typeof counterLines>) =>
  counterLines(...args).map((line) => `${line.label} ${line.kind}${'number' in line ? ` ${line.number}` : ''}`)

test('[DY11] each counter says whom it serves or calls, and else whether it is open, on a break or closed', () => {
  const counters = [counter('c3', 'paused'), counter('c1', 'open'), counter('c4', 'closed'), counter('c2', 'open')]
  expect(shown(counters, [], TODAY)).toEqual(['1 free', '2 free', '3 paused', '4 closed'])
  const tickets = [aCall('A-1', 9), aCall('A-2', 3, { state: 'serving', counter_id: 'c2' })]
  expect(shown(counters, tickets, TODAY)).toEqual(['1 called A-1', '2 serving A-2', '3 paused', '4 closed'])
})

test('[DY11] of two at one counter it says the last, of yesterday’s and finished ones nothing', () => {
  const tickets = [
    aCall('A-2', 3, { state: 'serving' }),
    aCall('A-1', 9),
    aCall('A-3', 1, { state: 'completed' }),
    aCall('A-4', 0, { queue_day: '2026-11-26' }),
  ]
  expect(shown([counter('c1', 'open')], tickets, TODAY)).toEqual(['1 serving A-2'])
})

test('[DY11] a counter that is closed while somebody is still there says who', () => {
  expect(shown([counter('c1', 'closed')], [aCall('A-1', 9, { state: 'serving' })], TODAY)).toEqual(['1 serving A-1'])
})

test('[DY11] one that was retired is not there, a state of a newer server counts as closed', () => {
  const counters = [counter('c1', 'open', { retired_at: 1 }), counter('c2', 'dreaming')]
  expect(shown(counters, [], TODAY)).toEqual(['2 closed'])
})

test('[DY29] where not all have room, those that are closed are left out, unless all are', () => {
  const lines = (...states: string[]) =>
    counterLines(
      states.map((state, n) => counter(`c${n + 1}`, state)),
      [],
      TODAY,
    )
  const left = (room: number, ...states: string[]) => linesInRoom(lines(...states), room).map(({ label }) => label)
  expect(left(3, 'open', 'closed', 'paused')).toEqual(['1', '2', '3'])
  expect(left(2, 'open', 'closed', 'paused')).toEqual(['1', '3'])
  expect(left(1, 'closed', 'closed')).toEqual(['1', '2'])
})
