import type pg from 'pg'
import { createSecretBox } from '../auth/secret-box.ts'
import type { RunConfig } from '../config/config-type.ts'
import { jobTasks } from '../jobs/job-tasks.ts'
import { type Jobs, startJobs } from '../jobs/start-jobs.ts'
import { createDeliverCalled } from '../jobs/tasks/deliver-called.ts'
import type { Logger } from '../log/create-logger.ts'
import { createPush } from '../push/create-push.ts'

/** Leaves connections of the worker's pool to the tasks' own queries. */
const CONCURRENCY_MAX = 4

export function startOwnJobs(pool: pg.Pool, log: Logger, config: RunConfig): Promise<Jobs> {
  const concurrency = Math.max(1, Math.min(CONCURRENCY_MAX, Math.floor((pool.options.max ?? 1) / 2)))
  const push = createPush(config, createSecretBox(config.appSecret))
  const tasks = { ...jobTasks, deliver_called: createDeliverCalled(push) }
  return startJobs({ pool, log: log.child({ part: 'jobs' }), publicUrl: config.publicUrl, concurrency, tasks })
}
