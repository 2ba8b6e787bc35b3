/**
 * What o'clock it is on the server [TI2] [TI3]: an offset on top of the time that has passed in this page life.
 *
 *   guessed ──answer──▶ heard ◀──answer── carried        guessed: no offset, or the wall clock was set back meanwhile
 *                         └──slept──▶ carried            carried: an older answer's offset, taken over by the wall clock
 */
import type { ClockValue } from '../device/meta.ts'

/** Both clocks at one moment of one page life. */
export type Reading = { readonly wall: number; readonly monotonic: number }

/** Drift of a cheap clock in this time is below the error of a quick answer. */
export const OFFSET_KEPT_MS = 600_000
/** A wall clock is corrected by less than this all the time, and means nothing by it. */
export const JUMP_MS = 60_000
/** Beyond this a clock is wrong, not inexact. */
export const DOUBT_MS = 120_000
/** The wall clock ahead of the monotonic one by this between two readings: the machine slept. */
export const SLEEP_MS = 5_000
/** By how much two offsets may differ beyond what their round trips explain. */
const DRIFT_MS = 250
const SAMPLES_MAX = 32

type Sample = { readonly offsetMs: number; readonly roundTripMs: number; readonly heardAt: number }

export type ServerClock = {
  readonly standing: 'heard' | 'carried' | 'guessed'
  readonly reading: Reading
  /** Since the page life's first reading, sleep included. */
  readonly elapsedMs: number
  /** Server time minus elapsed, by the answer with the least round trip; then worse answers that are younger. */
  readonly samples: readonly [Sample, ...Sample[]]
  /** What was told already; the estimate waits here rather than run back. */
  readonly notBefore: number
  /** The last server time that was really heard, in this page life or before. */
  readonly knownAt: number | null
}

export type HeardTime = { readonly serverAt: number; readonly roundTripMs: number }

export function startServerClock(stored: ClockValue | undefined, reading: Reading): ServerClock {
  const isSetRight = stored !== undefined && wasSetRight(stored, reading.wall)
  const offsetMs = isSetRight ? null : (stored?.offset_ms ?? null)
  const wasSetBack = stored !== undefined && !isSetRight && reading.wall < stored.wall_at - JUMP_MS
  // Time has not stood still since: where the wall clock was set back, the stored time is the best that is known.
  const at = (wasSetBack ? stored.wall_at : reading.wall) + (offsetMs ?? 0)
  return {
    standing: offsetMs === null || wasSetBack ? 'guessed' : 'carried',
    reading,
    elapsedMs: 0,
    samples: [{ offsetMs: at, roundTripMs: Number.POSITIVE_INFINITY, heardAt: 0 }],
    notBefore: Number.NEGATIVE_INFINITY,
    knownAt: stored?.server_time ? Date.parse(stored.server_time) : null,
  }
}

/**
 * A clock that was wrong may have been set right while the server could not be asked. Of the two times that it may be now, by
 * the wall alone or by the stored offset, the one is believed that follows the last answer more closely.
 */
function wasSetRight({ offset_ms, server_time }: ClockValue, wall: number): boolean {
  if (offset_ms === null || server_time === null || Math.abs(offset_ms) <= DOUBT_MS) return false
  const knownAt = Date.parse(server_time)
  const sinceMs = (at: number): number => (at < knownAt - JUMP_MS ? Number.POSITIVE_INFINITY : at - knownAt)
  return sinceMs(wall) < sinceMs(wall + offset_ms)
}

/** The clock at a later reading of the same page life. A monotonic clock stands still while the machine sleeps. */
export function readServerClock(clock: ServerClock, reading: Reading): ServerClock {
  const passedMs = Math.max(0, reading.monotonic - clock.reading.monotonic)
  const wallMs = reading.wall - clock.reading.wall
  const hasSlept = wallMs - passedMs > SLEEP_MS
  return {
    ...clock,
    reading,
    elapsedMs: clock.elapsedMs + (hasSlept ? wallMs : passedMs),
    standing: hasSlept && clock.standing === 'heard' ? 'carried' : clock.standing,
  }
}

/** Called at the reading at which the answer came. */
export function hearServerTime(before: ServerClock, heard: HeardTime, reading: Reading): ServerClock {
  const clock = readServerClock(before, reading)
  const roundTripMs = Math.max(0, heard.roundTripMs)
  const offsetMs = heard.serverAt + roundTripMs / 2 - clock.elapsedMs
  const sample = { offsetMs, roundTripMs, heardAt: clock.elapsedMs }
  const kept = clock.standing === 'heard' ? clock.samples.filter((older) => isStillBetter(older, sample)) : []
  const samples = withYoungest(kept, sample)
  const at = clock.elapsedMs + samples[0].offsetMs
  return {
    ...clock,
    standing: 'heard',
    samples,
    notBefore: notBack(serverNow(before), at),
    knownAt: clock.knownAt === null ? heard.serverAt : notBack(clock.knownAt, heard.serverAt),
  }
}

/** The estimate at the clock's last reading, in milliseconds since 1970. */
export function serverNow({ elapsedMs, samples, notBefore }: ServerClock): number {
  return Math.max(elapsedMs + samples[0].offsetMs, notBefore)
}

function withYoungest(kept: readonly Sample[], sample: Sample): ServerClock['samples'] {
  const [best, ...worse] = kept.slice(0, SAMPLES_MAX - 1)
  return best === undefined ? [sample] : [best, ...worse, sample]
}

/** An answer that contradicts an older one beyond what both took ends it: the server's clock or ours was set. */
function isStillBetter(older: Sample, younger: Sample): boolean {
  const apartMs = Math.abs(older.offsetMs - younger.offsetMs)
  return (
    older.roundTripMs < younger.roundTripMs &&
    younger.heardAt - older.heardAt <= OFFSET_KEPT_MS &&
    apartMs <= (older.roundTripMs + younger.roundTripMs) / 2 + DRIFT_MS
  )
}

/** Small corrections wait until time has caught up; one beyond doubt proves that what was told was wrong. */
function notBack(told: number, at: number): number {
  return at < told && told - at <= DOUBT_MS ? told : at
}
