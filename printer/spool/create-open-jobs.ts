import { inOrder } from './job-rules.ts'
import { isOpen, type PrintJob } from './print-job.ts'

/** Longer ago than any answer of a disk can be late. */
const ENDED_MAX = 500

export type OpenJobs = {
  take(jobs: readonly PrintJob[]): void
  forget(id: string): void
  inOrder(): readonly PrintJob[]
}

/**
 * The jobs that somebody still has to do with: the others are many and are never read again. What is heard may be older than what is known, since
 * a reading and a change cross each other: the version decides, and what has ended has ended.
 */
export function createOpenJobs(): OpenJobs {
  const byId = new Map<string, PrintJob>()
  const ended = new Set<string>()

  function end(id: string): void {
    byId.delete(id)
    ended.add(id)
    for (const oldest of ended) {
      if (ended.size <= ENDED_MAX) return
      ended.delete(oldest)
    }
  }

  return {
    take(jobs) {
      for (const job of jobs) {
        if (ended.has(job.id) || (byId.get(job.id)?.version ?? -1) >= job.version) continue
        if (isOpen(job)) byId.set(job.id, job)
        else end(job.id)
      }
    },
    forget: end,
    inOrder: () => inOrder(byId.values()),
  }
}
