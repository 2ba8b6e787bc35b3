import type pg from 'pg'

/** Counting must never be what a caller waits for. */
const ASK_MS_MAX = 1_000
/** After a failure nobody waits for the next one; counts go on in memory meanwhile. */
const PAUSE_MS = 2_000

export type CountingStore = { query(question: pg.QueryConfig): Promise<unknown> }

export type GuardedStoreOptions = {
  readonly pool: Pick<pg.Pool, 'query'>
  /** Told once per pause. */
  readonly onFailure: (error: unknown) => void
  readonly now?: () => number
  readonly askMsMax?: number
}

/**
 * The database as the limiter asks it: an answer in time or an error at once.
 *
 *   asking ── error or too slow ──▶ pausing ── PAUSE_MS ──▶ asking
 */
export function createGuardedStore({
  pool,
  onFailure,
  now = () => performance.now(),
  askMsMax = ASK_MS_MAX,
}: GuardedStoreOptions): CountingStore {
  let pausedUntil = Number.NEGATIVE_INFINITY
  return {
    async query(question) {
      if (now() < pausedUntil) throw new Error('the counts are not asked for a moment')
      let timer: NodeJS.Timeout | undefined
      const tooSlow = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('the counts took too long')), askMsMax)
      })
      try {
        return await Promise.race([pool.query(question), tooSlow])
      } catch (error) {
        if (now() >= pausedUntil) onFailure(error)
        pausedUntil = now() + PAUSE_MS
        throw error
      } finally {
        clearTimeout(timer)
      }
    },
  }
}
