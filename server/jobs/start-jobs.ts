import type { CronItem } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from '../log/create-logger.ts'
import { beginWorkers } from './begin-workers.ts'
import { jobSchedule } from './job-schedule.ts'
import type { JobTasks } from './job-task.ts'
import { jobTasks } from './job-tasks.ts'
import { keepWorkers } from './keep-workers.ts'

export type Jobs = {
  stop(): Promise<void>
  isAlive(): 'ok' | { fault: string }
}

export type JobsOptions = {
  /** Of blesaf_worker. One connection of it listens all the time. */
  pool: pg.Pool
  log: Logger
  publicUrl: string
  concurrency: number
  /** Measures ages only, so it is monotonic. */
  clock?: () => number
  tasks?: JobTasks
  schedule?: CronItem[]
  /** How often workers of dead processes are looked for; a dead one is believed dead at the second look. */
  sweepMs?: number
}

const SWEEP_MS = 10_000
const SWEEPS_MISSED_MAX = 6

/** Starts the workers of this process. A failure to start is thrown; a later one shows in isAlive() until they are back. */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const defaults = { clock: () => performance.now(), tasks: jobTasks, schedule: jobSchedule, sweepMs: SWEEP_MS }
  const whole = { ...defaults, ...options }
  const { log, clock, sweepMs } = whole
  const workers = await keepWorkers(() => beginWorkers(whole), log)
  return {
    isAlive: () => {
      const { current } = workers
      if (current === undefined) return { fault: 'stopped' }
      const isSweeping = clock() - current.lastSweepAtMs() < sweepMs * SWEEPS_MISSED_MAX
      return isSweeping ? 'ok' : { fault: 'database not reachable' }
    },
    stop: workers.stop,
  }
}
