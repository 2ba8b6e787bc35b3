import type { ClockValue } from '../device/meta.ts'
import { JUMP_MS } from './server-clock.ts'

/** An answer comes every few seconds, and each durable write wears a cheap disk. */
export const CLOCK_STORED_MS = 60_000
/** A day label or a command's age is none the worse for less. */
const OFFSET_STEP_MS = 1_000

/**
 * Whether what is known of the clock has to be written again [TI4]: time alone, so that a clock that is set back between
 * two page lives is noticed within a minute more; else only what changes a doubt, a day or the offset.
 */
export function isWorthStoring(next: ClockValue, stored: ClockValue | undefined): boolean {
  if (stored === undefined || next.last_day !== stored.last_day) return true
  if (stored.equal_at === undefined && next.equal_at !== undefined) return true
  if ((next.server_time === null) !== (stored.server_time === null)) return true
  if (!isNear(next.offset_ms, stored.offset_ms)) return true
  const passedMs = next.wall_at - stored.wall_at
  return passedMs >= CLOCK_STORED_MS || passedMs < -JUMP_MS
}

function isNear(one: number | null, other: number | null): boolean {
  return one === null || other === null ? one === other : Math.abs(one - other) < OFFSET_STEP_MS
}
