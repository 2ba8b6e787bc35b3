import { expect, test } from 'vitest'
import { ticketStates } from '../../sync/tickets/ticket-state.ts'
import { nextAskMs } from './next-ask-ms.ts'

const at = (ahead: number, to_minutes?: number) => ({
  ahead,
  wait: to_minutes === undefined ? null : { to_minutes },
})

test('[TP4] who is near asks every few seconds, who has time does not', () => {
  const waiting = (line: ReturnType<typeof at> | null) => nextAskMs({ state: 'waiting', line })
  expect([waiting(at(0)), waiting(at(3, 60)), waiting(at(30, 5))]).toEqual([4_000, 4_000, 4_000])
  expect([waiting(at(4)), waiting(at(4, 6)), waiting(null)]).toEqual([16_000, 16_000, 16_000])
})

test('[TP4] every state has its pace, and what is over is not asked about', () => {
  expect(Object.fromEntries(ticketStates.map((state) => [state, nextAskMs({ state, line: null })]))).toEqual({
    ...{ waiting: 16_000, called: 4_000, serving: 20_000, parked: 20_000, no_show: 20_000 },
    ...{ completed: null, cancelled: null, expired: null },
  })
})
