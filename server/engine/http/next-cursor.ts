/** 2024-10-09T00:00:00Z. */
const EPOCH_S = 1_728_432_000
const JUMP_S_MAX = 3_600
const SPAN_S = 20

/**
 * Requests that wait at one place in the same span of time share a cursor, and with it a cache entry. One that comes back
 * with the present cursor must not meet its own cached answer again.
 */
export function nextCursor(previous: string | undefined, nowMs: number, random: () => number): number {
  const next = Math.ceil((nowMs / 1_000 - EPOCH_S) / SPAN_S) * SPAN_S
  const sent = previous !== undefined && /^\d+$/.test(previous) ? Number(previous) : undefined
  return sent === undefined || next > sent ? next : sent + 1 + Math.floor(random() * JUMP_S_MAX)
}
