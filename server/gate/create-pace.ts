import type { GateLimits } from './gate-limits.ts'

type PaceOptions = {
  readonly limits: Pick<GateLimits, 'paceMs' | 'busyPaceMs' | 'subjectsMax'>
  /** How much of its time this process is at work, from 0 to 1. */
  readonly busyShare: () => number
  readonly now?: () => number
}

/** So much of a busy process's time makes the pace slower, and so much as slow as it gets. */
const BUSY_SHARE_MIN = 0.4
const BUSY_SHARE_MAX = 0.7

/**
 * How fast one reader is told of one shape: the first change at once, those right behind it together. In a branch of twenty
 * counters something changes every quarter of a second, and each change alone would be an answer, a new question and a
 * transaction on the disk of every device there. A server at its limit tells more of them together, and has its time for
 * those who do something.
 */
export function createPace({ limits, busyShare, now = () => performance.now() }: PaceOptions) {
  const { paceMs, busyPaceMs, subjectsMax } = limits
  const toldAt = new Map<string, number>()

  function paceOf(share: number): number {
    const beyond = (share - BUSY_SHARE_MIN) / (BUSY_SHARE_MAX - BUSY_SHARE_MIN)
    return paceMs + Math.min(1, Math.max(0, beyond)) * (busyPaceMs - paceMs)
  }

  return {
    /** Rows were on their way to that reader a moment ago. */
    told(name: string): void {
      // Whoever is forgotten is only told sooner.
      if (toldAt.size >= subjectsMax) toldAt.clear()
      toldAt.set(name, now())
    },
    /** Until it is that reader's turn again, or nobody waits any more. */
    async turn(name: string, signal: AbortSignal): Promise<void> {
      const leftMs = (toldAt.get(name) ?? Number.NEGATIVE_INFINITY) + paceOf(busyShare()) - now()
      if (leftMs <= 0 || signal.aborted) return
      await new Promise<void>((resolve) => {
        const go = (): void => {
          clearTimeout(timer)
          signal.removeEventListener('abort', go)
          resolve()
        }
        const timer = setTimeout(go, leftMs)
        signal.addEventListener('abort', go, { once: true })
      })
    },
  }
}
