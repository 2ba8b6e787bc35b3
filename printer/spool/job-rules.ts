import type { PrintJob, SpoolFailedReason } from './print-job.ts'
import {
  CLOCK_SLACK_MS,
  FRESH_MS,
  JUST_NOW_MS,
  MISSING_MS,
  OPEN_MS,
  SURELY_WAITING_MS,
  TRIES_MAX,
} from './spool-limits.ts'

/** An age below zero is a clock that was set back: then nobody knows it, and it counts as too old. */
function isWithin(from: number, now: number, ms: number): boolean {
  return now - from >= -CLOCK_SLACK_MS && now - from <= ms
}

/** [SL6] Queued, and its customer stands there; for one that was put in again by a hand, the hand does. */
export function isFresh(job: PrintJob, now: number): boolean {
  return isWithin(job.queued_at, now, FRESH_MS)
}

export function isSurelyWaiting(job: PrintJob, now: number): boolean {
  return isWithin(job.made_at, now, SURELY_WAITING_MS)
}

/** Trying again would end the same way, or nobody wants it. */
const FINAL: readonly SpoolFailedReason[] = ['encoding', 'too_large', 'not_waiting', 'withdrawn']

function isUnprinted(job: PrintJob): boolean {
  const isOpenFailure = job.state === 'failed' && job.closed === undefined && !FINAL.includes(job.reason)
  return isOpenFailure && job.kind === 'original'
}

/** [SL7] By itself, when the printer can again: only while its customer stands there. */
export function isRetried(job: PrintJob, now: number): boolean {
  return isUnprinted(job) && job.tries < TRIES_MAX && isWithin(job.made_at, now, FRESH_MS)
}

/** [SL8] After new paper, or by a person's word: nothing of it came out, and its customer may still wait for it. */
export function isMissing(job: PrintJob, now: number): boolean {
  return isUnprinted(job) && isWithin(job.made_at, now, MISSING_MS)
}

/** [SL9] Nobody will ask for it any more. */
export function isOld(job: PrintJob, now: number): boolean {
  if (job.state !== 'failed' && job.state !== 'unknown') return false
  return !isWithin(job.made_at, now, job.state === 'unknown' ? OPEN_MS : MISSING_MS)
}

/** A person asked for it a moment ago and sees it come out; what is heard again later, with all there is, says nothing. */
export function isFreshTest(job: PrintJob, now: number): boolean {
  return job.kind === 'test' && job.state === 'printed' && isWithin(job.ended_at, now, JUST_NOW_MS)
}

/** In the order of the taps. */
export function inOrder(jobs: Iterable<PrintJob>): PrintJob[] {
  return [...jobs].sort((a, b) => a.made_at - b.made_at || (a.id < b.id ? -1 : 1))
}
