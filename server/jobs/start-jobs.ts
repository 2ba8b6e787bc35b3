import type { CronItem, Runner } from 'graphile-worker'
import type pg from 'pg'
import type { Logger } from '../log/create-logger.ts'
import { jobSchedule } from './job-schedule.ts'
import type { JobTasks } from './job-task.ts'
import { jobTasks } from './job-tasks.ts'
import { createLibraryLogger } from './library-logger.ts'
import { livenessPlugin } from './liveness-plugin.ts'
import { startRunner } from './start-runner.ts'
import { toLibraryTask } from './to-library-task.ts'
import { createLiveness, type Liveness } from './worker-liveness.ts'

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
const STOP_MS_MAX = 20_000
/** Done at start too, when a day or a month may have begun while nothing ran. */
const AT_START = ['make_days_and_partitions', 'close_days']

type Ready = Required<JobsOptions> & { liveness: Liveness }

function startOwnRunner({ pool, log, publicUrl, concurrency, tasks, schedule, liveness }: Ready): Promise<Runner> {
  const repeated = new Set(schedule.map((item) => item.task))
  const taskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      toLibraryTask(name, task, { pool, log, publicUrl, isRepeated: repeated.has(name) }),
    ]),
  )
  // Signals are the server's own: it stops everything in order.
  const options = {
    pgPool: pool,
    concurrency,
    noHandleSignals: true,
    logger: createLibraryLogger(log),
    preset: {
      plugins: [livenessPlugin(liveness)],
      // Without batches the library does not wait, when it stops, for the last jobs' endings to be written.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
  }
  return startRunner({ options, taskList, schedule, log })
}

async function stopRunner(runner: Runner, log: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), STOP_MS_MAX)
  })
  const ended = await Promise.race([runner.stop().catch(() => undefined), late])
  clearTimeout(timer)
  if (ended === 'late') log.error('a job did not end in time; another worker will run it again')
}

/** Starts the workers of this process. A failure to start is thrown; a later one shows in isAlive(). */
export async function startJobs(options: JobsOptions): Promise<Jobs> {
  const defaults = { clock: () => performance.now(), tasks: jobTasks, schedule: jobSchedule, sweepMs: SWEEP_MS }
  const { log, clock, sweepMs } = { ...defaults, ...options }
  const liveness = await createLiveness({ connection: options.pool.options, log, clock, sweepMs })
  let fault: string | undefined
  let isStopping = false
  const runner = await startOwnRunner({ ...defaults, ...options, liveness }).catch(async (error: unknown) => {
    await liveness.close()
    throw error
  })
  runner.promise.then(
    () => {
      fault = 'stopped'
    },
    (err: unknown) => {
      fault = 'stopped by an error'
      if (!isStopping) log.error({ err }, 'the worker stopped')
    },
  )
  const scheduled = new Set((options.schedule ?? jobSchedule).map((item) => item.task))
  for (const task of AT_START) {
    if (scheduled.has(task)) await runner.addJob(task, {}, { jobKey: task, queueName: task })
  }
  return {
    isAlive: () => {
      if (fault !== undefined) return { fault }
      const isSweeping = clock() - liveness.lastSweepAtMs() < sweepMs * SWEEPS_MISSED_MAX
      return isSweeping ? 'ok' : { fault: 'database not reachable' }
    },
    stop: async () => {
      isStopping = true
      if (fault === undefined) await stopRunner(runner, log)
      await liveness.close()
    },
  }
}
