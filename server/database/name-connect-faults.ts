import type pg from 'pg'

/** The pool ran out of connections, or Postgres did not accept one in time. */
class DatabaseUnreachable extends Error {
  readonly code = 'database_unreachable'

  constructor(cause: Error) {
    super('no database connection in time', { cause })
    this.name = 'DatabaseUnreachable'
  }
}

/** The pool's own time-outs bear no code, and errors are classified by code, never by their text. */
function named(error: Error): Error {
  return 'code' in error && error.code !== undefined ? error : new DatabaseUnreachable(error)
}

type ConnectCallback = Parameters<pg.Pool['connect']>[0]

/** Replaces `connect`, which the pool's `query` uses too. */
export function nameConnectFaults(pool: pg.Pool): pg.Pool {
  const connect = pool.connect.bind(pool)
  function connectNamed(callback?: ConnectCallback) {
    if (callback === undefined) {
      return connect().catch((error: unknown) => {
        throw error instanceof Error ? named(error) : error
      })
    }
    return connect((error, client, done) => callback(error && named(error), client, done))
  }
  return Object.assign(pool, { connect: connectNamed })
}
