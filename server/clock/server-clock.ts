import type pg from 'pg'
import { type Clock, readClock } from './read-clock.ts'

/** A machine's monotonic clock drifts by far less than a second in this time. */
const REREAD_MS = 60_000

/**
 * The clock of a server that runs for months: app.now(), read again each minute. Where the database cannot be asked it
 * carries on from the last reading.
 */
export type ServerClock = { readonly now: Clock; readonly stop: () => void }

export async function startServerClock(pool: Pick<pg.Pool, 'query'>): Promise<ServerClock> {
  let clock = await readClock(pool as Pick<pg.ClientBase, 'query'>)
  const timer = setInterval(() => {
    readClock(pool as Pick<pg.ClientBase, 'query'>).then(
      (read) => {
        clock = read
      },
      () => undefined,
    )
  }, REREAD_MS)
  timer.unref()
  return { now: () => clock(), stop: () => clearInterval(timer) }
}
