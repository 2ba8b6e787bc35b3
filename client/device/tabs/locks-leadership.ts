import type { Leadership } from '../../../sync/ports/tabs.ts'

/** A browser that refuses a lock (a page on its way out, a profile in trouble) is asked again; without one nobody leads. */
export const LOCK_RETRY_MS = 1_000

export type LeadershipOptions = {
  readonly name: string
  readonly locks: Pick<LockManager, 'request'>
  after(ms: number, work: () => void): () => void
}

/**
 * The leader is the tab that holds an exclusive Web Lock [LE1]. The browser frees it with the tab, however that ends [LE2].
 *
 *   waiting ──lock──▶ leading ──give up──▶ ended
 *      └────────stop waiting───────────────▲
 */
export function createLeadership({ name, locks, after }: LeadershipOptions): Leadership {
  return {
    contend(lead) {
      const waiting = new AbortController()
      let giveUp: (() => void) | undefined
      let stopRetry: (() => void) | undefined

      function held(): Promise<void> {
        if (waiting.signal.aborted) return Promise.resolve()
        return new Promise((resolve) => {
          const stop = lead()
          giveUp = () => {
            stop()
            resolve()
          }
        })
      }

      function ask(): void {
        locks.request(name, { signal: waiting.signal }, held).catch(() => {
          if (!waiting.signal.aborted) stopRetry = after(LOCK_RETRY_MS, ask)
        })
      }

      ask()
      return () => {
        if (waiting.signal.aborted) return
        waiting.abort()
        stopRetry?.()
        giveUp?.()
      }
    },
  }
}
