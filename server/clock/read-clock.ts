import type pg from 'pg'

/** Milliseconds since 1970. */
export type Clock = () => number

/**
 * The server's one clock for what o'clock it is: app.now(), carried on by the monotonic clock. Who sets the database's time
 * (tests and the demo; refused elsewhere) sets this one with it, and a machine whose own clock is wrong has no say.
 * For some minutes after it is read; ages and time limits take `performance.now()`.
 */
export async function readClock(client: Pick<pg.ClientBase, 'query'>): Promise<Clock> {
  const { rows } = await client.query<{ now: string }>('select extract(epoch from app.now()) * 1000 as now')
  const readAt = performance.now()
  const now = Number(rows[0]?.now)
  return () => now + (performance.now() - readAt)
}
