import type { ClockValue } from '../device/meta.ts'
import { hearServerTime, type Reading, type ServerClock, startServerClock } from './server-clock.ts'

export const NOW = Date.parse('2026-11-20T08:00:00.000Z')

/** For tests: the wall clock right to the millisecond, the page a second old. */
export function aReading(afterMs = 0, overrides: Partial<Reading> = {}): Reading {
  return { wall: NOW + afterMs, monotonic: 1_000 + afterMs, ...overrides }
}

export function aClockValue(overrides: Partial<ClockValue> = {}): ClockValue {
  return {
    wall_at: NOW - 3_600_000,
    server_time: '2026-11-20T07:00:00.000Z',
    offset_ms: 0,
    last_day: null,
    ...overrides,
  }
}

/** One that has just heard the server, which is `aheadMs` ahead of the wall clock. */
export function aHeardClock(aheadMs = 0): ServerClock {
  const heard = { serverAt: NOW + aheadMs - 10, roundTripMs: 20 }
  return hearServerTime(startServerClock(undefined, aReading()), heard, aReading())
}
