import type { PinLockKind } from './pin-lock.ts'
import type { PinWeakness } from './pin-rule.ts'

/** What the lock of a tablet says, in one language. */
export type PinWords = {
  /** What is the case, and what helps. */
  readonly states: Readonly<Record<PinLockKind, string>>
  /** Why a new PIN is not taken. */
  readonly weaknesses: Readonly<Record<PinWeakness, string>>
  readonly hints: {
    /** Holds {count}. */
    readonly tries_left: string
    /** Holds {time}: after a wrong try. */
    readonly wait: string
    /** Holds {time}: said while it still works, so that nobody is surprised. */
    readonly works_until: string
  }
}
