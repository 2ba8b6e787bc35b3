import type { Chance } from '../ports/clock.ts'

export type BackoffPolicy = { readonly firstMs: number; readonly maxMs: number }

export const BACKOFF: BackoffPolicy = { firstMs: 500, maxMs: 30_000 }
/** A server may ask for patience, but not for ever. */
export const ASKED_PAUSE_MS_MAX = 300_000

/**
 * How long to wait after so many failures in a row: doubled each time up to a cap, of which chance takes up to the half, so
 * that the devices of a town do not all come back at one moment. What the server asked for is waited for at least, with
 * as much jitter on top.
 */
export function backoffMs(
  failures: number,
  chance: Pick<Chance, 'next'>,
  { askedMs = 0, policy = BACKOFF }: { readonly askedMs?: number; readonly policy?: BackoffPolicy } = {},
): number {
  const capMs = Math.min(policy.maxMs, policy.firstMs * 2 ** Math.max(0, failures - 1))
  const jitterMs = (capMs / 2) * chance.next()
  const floorMs = Math.max(capMs / 2, Math.min(askedMs, ASKED_PAUSE_MS_MAX))
  return Math.round(floorMs + jitterMs)
}
