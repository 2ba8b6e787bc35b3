import type { OutboxRow } from '../outbox/outbox-row.ts'
import type { Clock } from '../ports/clock.ts'
import type { Moment } from '../push/take-answer.ts'
import { ageMs } from '../time/age-ms.ts'
import { hearServerTime, readServerClock, type ServerClock, startServerClock } from '../time/server-clock.ts'
import { writtenStamps } from '../time/stamps.ts'
import type { ClockValue } from './meta.ts'

export type TimeKeeper = {
  /** As it is at this moment. */
  now(): ServerClock
  /** Called as soon as an answer is there. */
  hear(serverTime: string, roundTripMs: number): ServerClock
  /** What a command that is written at this moment bears [OB4]. */
  moment(): Moment
  ageOf(row: OutboxRow): number
}

/** One page's idea of the server's time, kept from reading to reading [TI2]. */
export function createTimeKeeper(clock: Clock, stored: ClockValue | undefined): TimeKeeper {
  const reading = () => ({ wall: clock.wall(), monotonic: clock.monotonic() })
  let kept = startServerClock(stored, reading())
  const now = (): ServerClock => {
    kept = readServerClock(kept, reading())
    return kept
  }
  return {
    now,
    hear(serverTime, roundTripMs) {
      kept = hearServerTime(kept, { serverAt: Date.parse(serverTime), roundTripMs }, reading())
      return kept
    },
    moment() {
      const { wall, monotonic } = now().reading
      return { wall_at: wall, monotonic_at: monotonic, page_life: clock.pageLife, ...writtenStamps(kept) }
    },
    ageOf: (row) => ageMs(row, clock.pageLife, now()),
  }
}
