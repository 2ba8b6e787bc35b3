import type { EventLoopUtilization } from 'node:perf_hooks'

/** Shorter, a single snapshot would look like a busy server; longer, it would hear of a rush too late. */
const LOOK_MS = 1_000

type Loop = { eventLoopUtilization(from?: EventLoopUtilization): EventLoopUtilization; now(): number }

/** How much of the last second or two this process was at work: 1 is all of it. */
export function createBusyShare(loop: Loop = performance): () => number {
  let since = loop.eventLoopUtilization()
  let lookedAt = loop.now()
  let share = 0
  return () => {
    if (loop.now() - lookedAt < LOOK_MS) return share
    share = loop.eventLoopUtilization(since).utilization
    since = loop.eventLoopUtilization()
    lookedAt = loop.now()
    return share
  }
}
