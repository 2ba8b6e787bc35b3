import type { Clock } from '../port/clock.ts'
import type { Outcome } from '../port/outcome.ts'
import { FAULTS_MAX, HOLD_MS } from './spool-limits.ts'

export type Hold = {
  note(outcome: Outcome): void
  /** A person looked after the printer. */
  lift(): void
  isHeld(): boolean
}

/** Paper and cover are mended by a hand, and then all is well at once; these come again. */
const RECURRING: readonly string[] = [
  'timed_out',
  'stalled',
  'broken',
  'unplugged',
  'silent',
  'not_taken',
  'printer_error',
]

/**
 * [SL10] A printer that goes wrong again and again costs every customer the time limit. After some in a row it is left alone; then one ticket
 * is let through, and its end decides.
 */
export function createHold(clock: Clock): Hold {
  let faults = 0
  let heldAt = 0
  return {
    note(outcome) {
      if (outcome.kind === 'printed') faults = 0
      else if (RECURRING.includes(outcome.reason)) {
        faults += 1
        heldAt = clock.monotonic()
      }
    },
    lift() {
      faults = 0
    },
    isHeld: () => faults >= FAULTS_MAX && clock.monotonic() - heldAt < HOLD_MS,
  }
}
