import type { JobHelpers, Task } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from '../log/create-logger.ts'
import { callSql } from './call-sql.ts'
import { JobError } from './job-error.ts'
import type { JobTask } from './job-task.ts'

type Surroundings = { pool: pg.Pool; log: Logger; publicUrl: string; isRepeated: boolean }

/**
 * The library stores a failure's message and logs it with the job: both get codes only, the cause goes to our own log,
 * which redacts. A job that the clock repeats keeps one dead letter at most, and none once it has succeeded again.
 */
export function toLibraryTask(name: string, task: JobTask, { pool, log, publicUrl, isRepeated }: Surroundings): Task {
  const forgetDead = (keep: number) => callSql(pool, 'app.forget_dead_jobs($1, $2)', [name, keep])
  return async (payload: unknown, { abortSignal, job }: JobHelpers): Promise<void> => {
    const taskLog = log.child({ job: name, job_id: job.id })
    // The library's type allows for none; it always gives one.
    const signal = abortSignal ?? new AbortController().signal
    try {
      await task({ pool, log: taskLog, publicUrl, signal }, payload)
      if (isRepeated) await forgetDead(0)
    } catch (error) {
      const failure = JobError.from(error)
      const isLast = job.attempts >= job.max_attempts
      taskLog[isLast ? 'error' : 'warn']({ err: failure.cause ?? failure, attempt: job.attempts }, 'job failed')
      if (isRepeated && isLast) await forgetDead(0).catch(() => undefined)
      throw failure
    }
  }
}
