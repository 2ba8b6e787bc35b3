import type pg from 'pg'
import type { Logger } from '../log/create-logger.ts'

export type JobContext = {
  pool: pg.Pool
  log: Logger
  /** Where people reach the server, for what is sent to them. */
  publicUrl: string
  /** Aborted when the worker has to stop soon: a task gives up between two batches and runs again elsewhere. */
  signal: AbortSignal
}

/** Runs at least once, so it must bear running twice, also at the same time: the SQL behind it sees to that. */
export type JobTask = (context: JobContext, payload: unknown) => Promise<void>

export type JobTasks = Record<string, JobTask>
