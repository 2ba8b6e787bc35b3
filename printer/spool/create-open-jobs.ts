import { inOrder } from './job-rules.ts'
import { isOpen, type PrintJob } from './print-job.ts'

export type OpenJobs = {
  take(jobs: readonly PrintJob[]): void
  forget(id: string): void
  get(id: string): PrintJob | undefined
  inOrder(): readonly PrintJob[]
}

/** The jobs that somebody still has to do with: the others are many and are never read again. */
export function createOpenJobs(): OpenJobs {
  const byId = new Map<string, PrintJob>()
  return {
    take(jobs) {
      for (const job of jobs) {
        if (isOpen(job)) byId.set(job.id, job)
        else byId.delete(job.id)
      }
    },
    forget(id) {
      byId.delete(id)
    },
    get: (id) => byId.get(id),
    inOrder: () => inOrder(byId.values()),
  }
}
