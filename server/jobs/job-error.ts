import { refusalOf, sqlStateOf } from '../database/sql-state.ts'

export type JobErrorCode =
  | 'job_failed'
  | 'jobs_not_reachable'
  | 'payload_invalid'
  | 'push_failed'
  | 'stopping'
  | 'worker_not_registered'

/** Its message is all that the job queue stores of a failure, so it is made of codes and never of data. */
export class JobError extends Error {
  readonly code: JobErrorCode

  constructor(code: JobErrorCode, detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? code : `${code}: ${detail}`, options)
    this.name = 'JobError'
    this.code = code
  }

  /** Messages of Postgres quote values; its codes and our refusals do not. */
  static from(error: unknown): JobError {
    if (error instanceof JobError) return error
    const detail = refusalOf(error)?.code ?? sqlStateOf(error) ?? (error instanceof Error ? error.name : typeof error)
    return new JobError('job_failed', detail, { cause: error })
  }
}
