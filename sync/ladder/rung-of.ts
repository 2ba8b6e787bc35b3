import type { Reading } from '../time/server-clock.ts'
import type { Rung } from './rung.ts'

/** Two heartbeats and what they take. */
export const LIVE_AGE_MS = 12_000
/** Four heartbeats unanswered. */
export const SILENCE_MS = 20_000

/** Readings are of this page life; another tab's come as ages (`readingBefore`). */
export type LadderFacts = {
  readonly lastAnswerAt: Reading | undefined
  /** When a heartbeat was asked whose version of the branch the replica had [RE6]. */
  readonly lastEqualAt: Reading | undefined
  /** Base holds the tickets of today's queue_day, be they none. */
  readonly hasReplicaForToday: boolean
}

/** How far this device may be trusted to know the branch [LA1]. */
export function rungOf(facts: LadderFacts, now: Reading): Rung {
  if (!facts.hasReplicaForToday) return 'paper'
  if (sinceMs(facts.lastEqualAt, now) < LIVE_AGE_MS) return 'live'
  return sinceMs(facts.lastAnswerAt, now) < SILENCE_MS ? 'behind' : 'isolated'
}

/** How old what the screen shows may be; undefined: never known equal. */
export function replicaAgeMs({ lastEqualAt }: Pick<LadderFacts, 'lastEqualAt'>, now: Reading): number | undefined {
  return lastEqualAt === undefined ? undefined : sinceMs(lastEqualAt, now)
}

/** A moment that was `agoMs` before. */
export function readingBefore(now: Reading, agoMs: number): Reading {
  return { wall: now.wall - agoMs, monotonic: now.monotonic - agoMs }
}

/**
 * The longer of the two: in sleep only the wall clock goes on [LA2]. A wall clock set forward looks like silence too, until
 * the next answer; one set back counts for nothing.
 */
function sinceMs(then: Reading | undefined, now: Reading): number {
  if (then === undefined) return Number.POSITIVE_INFINITY
  return Math.max(0, now.monotonic - then.monotonic, now.wall - then.wall)
}
