import type { Ending } from './create-ending.ts'
import type { GateLimits } from './gate-limits.ts'

/**
 * A stream of events outlives the look at its reader's right, so that right is looked at again while it is open. Whatever
 * the answer is but yes, the stream ends as if it were over, and the client's next request is told why.
 */
export function watchEvents(
  mayStill: () => Promise<unknown>,
  ending: Ending,
  { recheckMs, eventsMs }: Pick<GateLimits, 'recheckMs' | 'eventsMs'>,
): void {
  ending.endAfter(eventsMs)
  const look = async (): Promise<void> => {
    while (ending.reason === undefined) {
      const isOver = await pause(recheckMs, ending.signal)
      if (isOver) return
      await mayStill()
    }
  }
  look().catch(() => ending.end('refused'))
}

/** True when the signal comes first. */
function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const onEnd = (): void => {
      clearTimeout(timer)
      resolve(true)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onEnd)
      resolve(false)
    }, ms)
    signal.addEventListener('abort', onEnd, { once: true })
    if (signal.aborted) onEnd()
  })
}
