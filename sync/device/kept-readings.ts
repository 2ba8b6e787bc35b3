import { readingBefore } from '../ladder/rung-of.ts'
import { type Reading, type ServerClock, serverNow } from '../time/server-clock.ts'
import type { ClockValue } from './meta.ts'

export type KeptReadings = { readonly lastAnswerAt?: Reading; readonly lastEqualAt?: Reading }

/**
 * When the server answered last, and when the replica was last equal to the branch, as the page lives before left it on the
 * disk [LA3]: up to a minute earlier than it was. Of a clock in doubt nothing is believed.
 */
export function keptReadings(stored: ClockValue | undefined, clock: ServerClock): KeptReadings {
  if (stored === undefined || clock.standing === 'guessed') return {}
  const at = (instant: string): Reading => {
    return readingBefore(clock.reading, Math.max(0, serverNow(clock) - Date.parse(instant)))
  }
  return {
    ...(stored.server_time !== null && { lastAnswerAt: at(stored.server_time) }),
    ...(stored.equal_at !== undefined && { lastEqualAt: at(stored.equal_at) }),
  }
}
