import type pg from 'pg'
import type { Logger } from '../log/create-logger.ts'
import { importPart } from './import-part.ts'

export interface Jobs {
  stop(): Promise<void>
  isAlive(): 'ok' | { readonly fault: string }
}

interface JobsPart {
  startJobs(options: { pool: pg.Pool; log: Logger; concurrency: number }): Promise<Jobs>
}

/** Leaves connections of the worker's pool to the tasks' own queries. */
const CONCURRENCY_MAX = 4

export async function startJobs(pool: pg.Pool, log: Logger): Promise<Jobs | undefined> {
  const part = await importPart<JobsPart>('jobs/start-jobs.ts')
  const concurrency = Math.max(1, Math.min(CONCURRENCY_MAX, Math.floor((pool.options.max ?? 1) / 2)))
  return part?.startJobs({ pool, log: log.child({ part: 'jobs' }), concurrency })
}
