import type { Runner } from 'graphile-worker'
import { createLibraryLogger } from './library-logger.ts'
import { livenessPlugin } from './liveness-plugin.ts'
import type { JobsOptions } from './start-jobs.ts'
import { startRunner } from './start-runner.ts'
import { toLibraryTask } from './to-library-task.ts'
import { createLiveness, type Liveness } from './worker-liveness.ts'

/** The library's workers and what proves that they live: both begin together and end together. */
export type Workers = {
  /** Resolves when the library has ended its workers, whoever asked for it; with its error where it told one. */
  readonly ended: Promise<unknown>
  /** When the last look at the other workers ended well. */
  lastSweepAtMs(): number
  /** What they hold is not theirs any more: another look gives it back. */
  stop(): Promise<void>
}

const STOP_MS_MAX = 20_000
/** Done at start too, when a day or a month may have begun while nothing ran. */
const AT_START = ['make_days_and_partitions', 'close_days']

export async function beginWorkers(options: Required<JobsOptions>): Promise<Workers> {
  const { pool, log, clock, sweepMs, schedule } = options
  const liveness = await createLiveness({ connection: pool.options, log, clock, sweepMs })
  let runner: Runner | undefined
  const stop = async (): Promise<void> => {
    if (runner !== undefined) await endRunner(runner, options)
    await liveness.close()
  }
  try {
    runner = await startOwnRunner(options, liveness)
    const scheduled = new Set(schedule.map((item) => item.task))
    for (const task of AT_START) {
      if (scheduled.has(task)) await runner.addJob(task, {}, { jobKey: task, queueName: task })
    }
    const ended = runner.promise.catch((error: unknown) => error)
    return { ended, lastSweepAtMs: liveness.lastSweepAtMs, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function startOwnRunner(options: Required<JobsOptions>, liveness: Liveness): Promise<Runner> {
  const { pool, log, publicUrl, concurrency, tasks, schedule } = options
  const repeated = new Set(schedule.map((item) => item.task))
  const taskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      toLibraryTask(name, task, { pool, log, publicUrl, isRepeated: repeated.has(name) }),
    ]),
  )
  // Signals are the server's own: it stops everything in order.
  const own = {
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
  return startRunner({ options: own, taskList, schedule, log })
}

/** One that has ended by itself refuses to be stopped, which is as well. */
async function endRunner(runner: Runner, { log }: Pick<JobsOptions, 'log'>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), STOP_MS_MAX)
  })
  const ended = await Promise.race([runner.stop().catch(() => undefined), late])
  clearTimeout(timer)
  if (ended === 'late') log.error('a job did not end in time; another worker will run it again')
}
