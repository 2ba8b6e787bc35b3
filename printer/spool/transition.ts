import { type JobState, jobTable } from './job-table.ts'
import type { Closing, JobIdentity, JobStanding, PrintJob, SpoolFailedReason, SpoolUnknownReason } from './print-job.ts'

export type JobEvent = { readonly at: number } & (
  | { readonly kind: 'began' | 'crashed' | 'again' }
  | { readonly kind: 'printed'; readonly by: 'printer' | 'transfer' }
  | { readonly kind: 'failed'; readonly reason: SpoolFailedReason }
  | { readonly kind: 'unknown'; readonly reason: SpoolUnknownReason }
  | { readonly kind: 'closed'; readonly how: Closing }
)

export function jobStateOf(job: PrintJob): JobState {
  if (job.state === 'printed' || job.state === 'queued' || job.closed === undefined) return job.state
  return `${job.state}_closed`
}

/** [SL3] The next job, or the same object if the event means nothing to it. */
export function transition(job: PrintJob, event: JobEvent): PrintJob {
  if (jobTable[jobStateOf(job)][event.kind] === '-') return job
  const { state } = job
  switch (event.kind) {
    case 'began':
      return { ...next(job), tries: job.tries + 1, state: 'sending', begun_at: event.at }
    case 'again':
      return { ...next(job), queued_at: event.at, state: 'queued' }
    case 'printed':
      return ended(job, { state: 'printed', by: event.by, ended_at: event.at })
    case 'failed':
      return ended(job, { state: 'failed', reason: event.reason, ended_at: event.at })
    case 'unknown':
      return ended(job, { state: 'unknown', reason: event.reason, ended_at: event.at })
    case 'crashed':
      return ended(job, { state: 'unknown', reason: 'crashed', ended_at: event.at })
    case 'closed':
      if (state !== 'queued') return { ...job, version: job.version + 1, closed: event.how }
      return { ...ended(job, { state: 'failed', reason: 'withdrawn', ended_at: event.at }), closed: event.how }
  }
}

function ended(job: PrintJob, standing: JobStanding): PrintJob {
  return { ...next(job), ...standing }
}

/** What it is, without where it stands. */
function next(job: PrintJob): JobIdentity {
  const { id, kind, ticket_id, made_at, queued_at, tries, closed } = job
  const version = job.version + 1
  return { id, kind, ticket_id, made_at, queued_at, version, tries, ...(closed === undefined ? {} : { closed }) }
}
