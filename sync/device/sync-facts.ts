import { type LadderFacts, LIVE_AGE_MS, replicaAgeMs, rungOf } from '../ladder/rung-of.ts'
import type { StoreErrorCode } from '../ports/store.ts'
import type { Reading } from '../time/server-clock.ts'
import type { SyncState, Trouble } from './device.ts'

/** What a tab has heard and counted; plain, so that its picture is a function of it. */
export type SyncFacts = LadderFacts & {
  /** With what the disk tells of the page lives before [LA3]. */
  readonly known: Pick<LadderFacts, 'lastAnswerAt' | 'lastEqualAt'>
  readonly isLeader: boolean
  readonly pendingCount: number
  readonly unseenCount: number
  readonly storeError: StoreErrorCode | undefined
  readonly unreadableCount: number
  readonly isRevoked: boolean
  readonly hasTooManyWriters: boolean
  /** Undefined: nobody has told. */
  readonly isPersisted: boolean | undefined
  readonly isClockWrong: boolean
  readonly hasNumbers: boolean
  /** This kind of device issues, and nobody answers, so that numbers do not come in a moment. */
  readonly isMissingNumbers: boolean
  readonly unknownCommandCount: number
  readonly unsendableCount: number
}

const SECOND_MS = 1_000

export function syncStateOf(facts: SyncFacts, now: Reading): SyncState {
  const rung = rungOf(facts, now)
  const { isLeader, pendingCount, unseenCount, lastAnswerAt, hasNumbers } = facts
  return {
    ...{ rung, isLeader, pendingCount, unseenCount, hasNumbers, troubles: troublesOf(facts) },
    ageMs: shownAge(replicaAgeMs(facts.known, now)),
    lastAnswerAt: lastAnswerAt?.wall,
    silentSince: facts.known.lastAnswerAt?.wall,
  }
}

/** In steps, so that a screen is not drawn anew for what nobody reads: while live, the age is nothing. */
function shownAge(ageMs: number | undefined): number | undefined {
  if (ageMs === undefined) return undefined
  return ageMs < LIVE_AGE_MS ? 0 : Math.floor(ageMs / SECOND_MS) * SECOND_MS
}

function troublesOf(facts: SyncFacts): readonly Trouble[] {
  const counted = (kind: 'unreadable' | 'unknown_commands' | 'unsendable', count: number): Trouble[] =>
    count > 0 ? [{ kind, count }] : []
  return [
    ...(facts.storeError === undefined ? [] : [{ kind: 'store', code: facts.storeError } as const]),
    ...(facts.isRevoked ? [{ kind: 'revoked' } as const] : []),
    ...(facts.hasTooManyWriters ? [{ kind: 'too_many_writers' } as const] : []),
    ...(facts.isMissingNumbers ? [{ kind: 'no_letter' } as const] : []),
    ...(facts.isPersisted === false ? [{ kind: 'not_persisted' } as const] : []),
    ...(facts.isClockWrong ? [{ kind: 'clock' } as const] : []),
    ...counted('unreadable', facts.unreadableCount),
    ...counted('unknown_commands', facts.unknownCommandCount),
    ...counted('unsendable', facts.unsendableCount),
  ]
}
