import { inOrder, isFresh } from '../../../../printer/spool/job-rules.ts'
import { isOpen, type PrintJob, type SpoolFailedReason } from '../../../../printer/spool/print-job.ts'

/**
 * [SL4] [KP9] The ticket whose paper, code or fault was before its customer when the page ended, if they stand there still; the last one, if there are
 * several. Of one that was closed the customer has gone. Whatever kept the paper in, a screen that tells of it stands longer than a job is fresh.
 */
export function cutOffJob(jobs: readonly PrintJob[], { now, startedAt }: PageTimes): PrintJob | undefined {
  return inOrder(jobs).findLast(
    (job) => job.kind === 'original' && job.made_at < startedAt && isOpen(job) && wasCutOff(job) && isFresh(job, now),
  )
}

/** By the wall clock. A ticket of this page's own life is before its customer, or was. */
type PageTimes = { readonly now: number; readonly startedAt: number }

/** Nobody stands before these. */
const GONE: readonly SpoolFailedReason[] = ['stale', 'not_waiting', 'withdrawn']

function wasCutOff(job: PrintJob): boolean {
  return job.state === 'unknown' || (job.state === 'failed' && !GONE.includes(job.reason))
}
