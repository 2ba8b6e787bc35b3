import { MINUTE_MS } from './limits.ts'
import type { CounterKnown, PastDay, PastTicket, WaitingTicket, WaitState } from './wait-state.ts'

export const DAY_START = Date.parse('2026-11-20T00:00:00.000Z')
export const NOW = DAY_START + 600 * MINUTE_MS

/** Ten o'clock in a branch of one service and one open counter that nobody stands at; for tests. */
export function aWaitState(overrides: Partial<WaitState> = {}): WaitState {
  return {
    now: NOW,
    day_start_at: DAY_START,
    services: [{ id: 'cash', configured_ms: 5 * MINUTE_MS }],
    counters: [aCounter()],
    waiting: [],
    ...overrides,
  }
}

export function aCounter(overrides: Partial<CounterKnown> = {}): CounterKnown {
  return { id: 'c1', service_ids: ['cash'], state: 'open', serving: null, ...overrides }
}

/** The n-th in line, who came n minutes after nine. */
export function aWaiting(n: number, overrides: Partial<WaitingTicket> = {}): WaitingTicket {
  const queued_at = DAY_START + (540 + n) * MINUTE_MS
  return { id: `t${String(n).padStart(4, '0')}`, service_id: 'cash', queued_at, order_at: queued_at, ...overrides }
}

export const aLine = (length: number): WaitingTicket[] => Array.from({ length }, (_, n) => aWaiting(n))

/** Past days in which one counter served one after the other; lengths in minutes. */
export function pastDays(lengths: readonly number[], perDay = 40): PastDay[] {
  return Array.from({ length: Math.ceil(lengths.length / perDay) }, (_, index) => {
    const start_at = DAY_START - (index + 1) * 24 * 60 * MINUTE_MS
    return {
      start_at,
      tickets: served(lengths.slice(index * perDay, (index + 1) * perDay), start_at + 480 * MINUTE_MS),
    }
  })
}

export function served(lengths: readonly number[], from: number): PastTicket[] {
  let at = from
  return lengths.map((length) => {
    const called_at = at
    at += length * MINUTE_MS
    return { service_id: 'cash', counter_id: 'c1', queued_at: called_at, called_at, ended_at: at, outcome: 'served' }
  })
}
