import type { Timers } from '../../sync/ports/clock.ts'
import { HIDDEN_MS } from './lens-limits.ts'

/** Not later than this, even on a page that is never idle. */
const IDLE_MS_MAX = 5_000

/** What of a page decides whether it has a use for a lens. */
export type SeenPage = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>

/** Tells when the page has a use for a lens: seen, and not hidden for long [LL4]. Answers the function that ends it. */
export function followPage(page: SeenPage, timers: Timers, want: (isWanted: boolean) => void): () => void {
  let untime: () => void = () => undefined
  const look = (): void => {
    untime()
    if (page.visibilityState === 'visible') want(true)
    else untime = timers.after(HIDDEN_MS, () => want(false))
  }
  page.addEventListener('visibilitychange', look)
  if (page.visibilityState === 'visible') look()
  return () => {
    untime()
    page.removeEventListener('visibilitychange', look)
    want(false)
  }
}

/** After what is being painted, when the page has nothing to do; answers the function that takes it back. */
export function whenIdle(work: () => void): () => void {
  // Safari has no such call; it gets the same in a little while.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(work, IDLE_MS_MAX)
    return () => clearTimeout(timer)
  }
  const callback = requestIdleCallback(work, { timeout: IDLE_MS_MAX })
  return () => cancelIdleCallback(callback)
}
