import { type Mismatch, mismatchIf } from './mismatch.ts'
import type { Json } from './trace.ts'

const EPOCH_MS = Date.UTC(2024, 9, 9)
const JUMP_S_MAX = 3600

/** As long as the recorded hold of a live request, however long this engine holds one. */
const INTERVAL_S = 20

export function cursorAt(nowMs: number): number {
  return Math.ceil((nowMs - EPOCH_MS) / 1000 / INTERVAL_S) * INTERVAL_S
}

function isDue(cursor: number, sent: number, now: number): boolean {
  if (now > sent) return cursor === now
  return cursor > sent && cursor <= sent + JUMP_S_MAX
}

/** The recorded value is history; the rule is what counts. The answer was made at some time between the two. */
export function compareCursor(
  recorded: string | undefined,
  actual: string | undefined,
  sent: string | undefined,
  betweenMs: readonly [number, number],
): Mismatch[] {
  const path = 'headers.electric-cursor'
  const pair: [Json, Json] = [recorded ?? null, actual ?? null]
  if ((recorded === undefined) !== (actual === undefined)) return mismatchIf(path, ...pair, 'present in one only')
  if (recorded === undefined || actual === undefined) return []
  const before = sent !== undefined && /^\d+$/.test(sent) ? Number(sent) : -1
  const isRight = betweenMs.some((nowMs) => isDue(Number(actual), before, cursorAt(nowMs)))
  return mismatchIf(path, ...pair, isRight ? undefined : `after ${sent ?? 'none'} this is not the next cursor`)
}
