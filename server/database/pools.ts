import pg from 'pg'
import type { Logger } from '../log/create-logger.ts'
import { nameConnectFaults } from './name-connect-faults.ts'

export interface Pools {
  readonly api: pg.Pool
  readonly worker: pg.Pool
}

/** How to reach the database in one role. */
export type PoolAccess = Pick<pg.PoolConfig, 'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database'>

export interface PoolsOptions {
  readonly access: { readonly api: PoolAccess; readonly worker: PoolAccess }
  /** Per pool. */
  readonly max: number
  readonly log: Logger
  readonly connectTimeoutMs?: number
}

const CONNECT_TIMEOUT_MS = 5_000
const IDLE_TIMEOUT_MS = 30_000

/** A request is short: its statement must give up well before the caller does. */
const API_LIMITS = {
  application_name: 'blesaf api',
  statement_timeout: 10_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 10_000,
} as const

/** A job may scan; but an open snapshot makes the hot path slow, so it is bounded too. */
const WORKER_LIMITS = {
  application_name: 'blesaf worker',
  statement_timeout: 300_000,
  lock_timeout: 30_000,
  idle_in_transaction_session_timeout: 60_000,
} as const

/** Two pools, so that slow jobs never take a connection from a request. They connect when first asked. */
export function createPools({ access, log, ...limits }: PoolsOptions): Pools {
  return {
    api: createPool({ ...access.api, ...API_LIMITS, ...sizeOf(limits) }, log),
    worker: createPool({ ...access.worker, ...WORKER_LIMITS, ...sizeOf(limits) }, log),
  }
}

function sizeOf({ max, connectTimeoutMs = CONNECT_TIMEOUT_MS }: Pick<PoolsOptions, 'max' | 'connectTimeoutMs'>) {
  return { max, connectionTimeoutMillis: connectTimeoutMs }
}

function createPool(config: pg.PoolConfig, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    ...config,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
  })
  const onDropped = (err: Error): void => {
    // The pool does not wait for the sockets that it ends: Postgres, stopping next, may still cut one.
    if (!pool.ending) log.warn({ err, pool: config.application_name }, 'database connection dropped')
  }
  // An idle client's end arrives at the pool, a borrowed one's at the client; unheard, either would end the process.
  pool.on('error', onDropped)
  pool.on('connect', (client) => client.on('error', onDropped))
  return nameConnectFaults(pool)
}
