import { type Mismatch, mismatchIf } from './mismatch.ts'
import type { ReplayTiming } from './replay-world.ts'
import type { TraceStep } from './trace.ts'

const RECORDED_LIVE_HOLD_MS = 19_900
const RECORDED_STREAM_HOLD_MS = 59_900
const RECORDED_BOUNDS_HOLD_MS = [9_900, 10_500] as const
const RECORDED_AT_ONCE_MS_MAX = 300
/** The recorder wrote so long after it had asked. */
const RECORDED_PARK_MS = 400
/** A timer may fire a little early against this clock. */
const EARLY = 0.95
const LATE_MS_MAX = 10_000

function expectedHold(step: TraceStep, timing: ReplayTiming): [number, number] {
  const recordedMs = step.duration_ms ?? 0
  const url = step.request?.url ?? ''
  const isStream = url.includes('live_sse=')
  const limitMs = isStream ? timing.sseTimeoutMs : timing.liveTimeoutMs
  const [boundsFrom, boundsTo] = RECORDED_BOUNDS_HOLD_MS
  if (recordedMs >= (isStream ? RECORDED_STREAM_HOLD_MS : RECORDED_LIVE_HOLD_MS))
    return [limitMs * EARLY, limitMs + LATE_MS_MAX]
  if (recordedMs >= boundsFrom && recordedMs <= boundsTo && step.response?.status === 400)
    return [(timing.liveTimeoutMs / 2) * EARLY, timing.liveTimeoutMs / 2 + LATE_MS_MAX]
  if (step.sql_during_request !== undefined && recordedMs >= RECORDED_PARK_MS)
    return [timing.parkMs * EARLY, Number.POSITIVE_INFINITY]
  if (url.includes('live=true') && recordedMs < RECORDED_AT_ONCE_MS_MAX) return [0, limitMs * EARLY]
  return [0, Number.POSITIVE_INFINITY]
}

/** A live request waits as long as it did in the recording, against the engine's own limits, or not at all. */
export function compareHold(step: TraceStep, durationMs: number, timing: ReplayTiming): Mismatch[] {
  const [fromMs, toMs] = expectedHold(step, timing)
  const isWithin = durationMs >= fromMs && durationMs <= Math.max(toMs, timing.parkMs)
  const why = isWithin ? undefined : `expected between ${Math.round(fromMs)} and ${Math.round(toMs)} ms`
  return mismatchIf('hold', step.duration_ms ?? 0, Math.round(durationMs), why)
}
