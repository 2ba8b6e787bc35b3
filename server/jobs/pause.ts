import { setTimeout as sleep } from 'node:timers/promises'
import { JobError } from './job-error.ts'

/** Lets others have the database between two batches; ends at once when the worker stops. */
export async function pause(durationMs: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(durationMs, undefined, { signal })
  } catch (error) {
    throw new JobError('stopping', undefined, { cause: error })
  }
}
