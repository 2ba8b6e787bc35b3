import type { OutboxRow } from '../outbox/outbox-row.ts'
import { type ServerClock, serverNow } from './server-clock.ts'

type Written = Pick<OutboxRow, 'wall_at' | 'monotonic_at' | 'page_life' | 'written_at'>

/**
 * How old a command is as it is sent [TI1]. A monotonic clock never says too much, but stands still in sleep and means
 * nothing in another page life; the wall clock may have been set. Where server time is known at both ends, it is at least
 * as old as these prove. The upper bound is the authority's to draw: it knows `known_at`, and flags what lies beyond.
 */
export function ageMs(row: Written, pageLife: string, clock: ServerClock): number {
  const { wall, monotonic } = clock.reading
  const byOwnClock = row.page_life === pageLife ? monotonic - row.monotonic_at : wall - row.wall_at
  return Math.max(0, byOwnClock, provenMs(row, clock))
}

function provenMs({ written_at }: Written, clock: ServerClock): number {
  if (written_at === null || clock.standing !== 'heard') return 0
  return serverNow(clock) - Date.parse(written_at)
}
