import { JobError } from './job-error.ts'
import type { JobContext } from './job-task.ts'

/**
 * Does something for every tenant or branch, one after the other. One that fails does not keep the others waiting; the
 * job fails at the end all the same, so that the failure is seen and tried again.
 */
export async function forEachOf<Item>(
  items: readonly Item[],
  { signal, log }: Pick<JobContext, 'signal' | 'log'>,
  act: (item: Item) => Promise<unknown>,
): Promise<void> {
  const failures: JobError[] = []
  for (const item of items) {
    if (signal.aborted) throw new JobError('stopping')
    try {
      await act(item)
    } catch (error) {
      const failure = JobError.from(error)
      if (failure.code === 'stopping') throw failure
      log.warn({ err: failure.cause ?? failure, of: item }, 'part of a job failed')
      failures.push(failure)
    }
  }
  const first = failures[0]
  if (first === undefined) return
  throw new JobError('job_failed', `${failures.length} of ${items.length}, first ${first.message}`, { cause: first })
}
