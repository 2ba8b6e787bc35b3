import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  type CronItem,
  parseCronItems,
  type Runner,
  type RunnerOptions,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
import type { Logger } from '../log/create-logger.ts'
import { JobError } from './job-error.ts'

type RunnerParts = {
  options: Omit<RunnerOptions, 'events'>
  taskList: TaskList
  schedule: CronItem[]
  log: Logger
}

const ATTEMPTS_MAX = 20
const PAUSE_MS = 500

/**
 * Starts the library's workers and answers when one of them has looked for a job. Its first look remembers for good what
 * came of it, a lost connection too: workers that failed there would stay up and never work again. They are ended and
 * started anew.
 */
export async function startRunner(parts: RunnerParts): Promise<Runner> {
  for (let attempt = 1; ; attempt++) {
    const events = new EventEmitter() as WorkerEvents
    const firstLook = lookOf(events)
    const runner = await run({ ...parts.options, events }, parts.taskList, parseCronItems(parts.schedule))
    runner.promise.catch(() => undefined)
    const error = await firstLook
    if (error === undefined) return runner
    parts.log.warn({ err: error, attempt }, 'the first look for jobs failed')
    await runner.stop().catch(() => undefined)
    if (attempt >= ATTEMPTS_MAX) throw new JobError('jobs_not_reachable', undefined, { cause: error })
    await sleep(PAUSE_MS)
  }
}

/** The error of the first look, or nothing when it went well. */
async function lookOf(events: WorkerEvents): Promise<unknown> {
  const ended = new AbortController()
  const seen = (name: string) => once(events, name, { signal: ended.signal })
  try {
    return await Promise.race([
      seen('worker:getJob:empty').then(() => undefined),
      seen('job:start').then(() => undefined),
      seen('worker:getJob:error').then(([{ error }]) => error),
    ])
  } finally {
    ended.abort()
  }
}
