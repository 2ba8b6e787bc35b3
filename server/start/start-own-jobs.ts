import type pg from 'pg'
import { type Jobs, startJobs } from '../jobs/start-jobs.ts'
import type { Logger } from '../log/create-logger.ts'

/** Leaves connections of the worker's pool to the tasks' own queries. */
const CONCURRENCY_MAX = 4

export function startOwnJobs(pool: pg.Pool, log: Logger, publicUrl: string): Promise<Jobs> {
  const concurrency = Math.max(1, Math.min(CONCURRENCY_MAX, Math.floor((pool.options.max ?? 1) / 2)))
  return startJobs({ pool, log: log.child({ part: 'jobs' }), publicUrl, concurrency })
}
