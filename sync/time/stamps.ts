import type { ClockValue } from '../device/meta.ts'
import type { OutboxRow } from '../outbox/outbox-row.ts'
import { type ServerClock, serverNow } from './server-clock.ts'

/**
 * What a command is written with [OB4]. `written_at` only from an answer of this page life with no sleep since: the
 * authority and `ageMs` take it for proof of how old the command is at least.
 */
export function writtenStamps(clock: ServerClock): Pick<OutboxRow, 'written_at' | 'known_at'> {
  return {
    written_at: clock.standing === 'heard' ? toInstant(serverNow(clock)) : null,
    known_at: clock.knownAt === null ? null : toInstant(clock.knownAt),
  }
}

/** What is stored of the clock. In doubt the older values stay, or the doubt would be gone with the next start. */
export function toClockValue(
  clock: ServerClock,
  stored: ClockValue | undefined,
  lastDay: string | null,
  equalAt = stored?.equal_at,
): ClockValue {
  if (clock.standing === 'guessed' && stored !== undefined) return { ...stored, last_day: lastDay }
  const { wall } = clock.reading
  return {
    wall_at: wall,
    server_time: clock.knownAt === null ? null : toInstant(clock.knownAt),
    offset_ms: clock.standing === 'guessed' ? null : serverNow(clock) - wall,
    last_day: lastDay,
    ...(equalAt !== undefined && { equal_at: equalAt }),
  }
}

function toInstant(at: number): string {
  return new Date(at).toISOString()
}
