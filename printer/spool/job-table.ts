/** A job's state and whether somebody still waits for it. */
export const jobStates = [
  'queued',
  'sending',
  'sending_closed',
  'printed',
  'failed',
  'failed_closed',
  'unknown',
  'unknown_closed',
] as const
export type JobState = (typeof jobStates)[number]

export const jobEventKinds = ['began', 'printed', 'failed', 'unknown', 'crashed', 'again', 'closed'] as const
export type JobEventKind = (typeof jobEventKinds)[number]

/**
 * [SL3] What becomes of a job. `-`: it stays as it is.
 *
 *   queued ──began──▶ sending ──▶ printed | failed(reason) | unknown(reason)
 *     ▲                              │
 *     └────────────again─────────────┘   only out of failed: nothing of it came out
 *
 * Nothing leads out of `unknown`: a second paper of the same ticket is a copy, which says so, by a person's wish.
 */
export const jobTable: Readonly<Record<JobState, Readonly<Record<JobEventKind, JobState | '-'>>>> = {
  queued: {
    began: 'sending',
    printed: '-',
    failed: 'failed',
    unknown: '-',
    // Nothing of it was sent: it is as good as new, if it is not too old.
    crashed: '-',
    again: '-',
    closed: 'failed_closed',
  },
  sending: {
    began: '-',
    printed: 'printed',
    failed: 'failed',
    unknown: 'unknown',
    crashed: 'unknown',
    again: '-',
    // It cannot be called back; if it fails, it stays away.
    closed: 'sending_closed',
  },
  sending_closed: {
    began: '-',
    printed: 'printed',
    failed: 'failed_closed',
    unknown: 'unknown_closed',
    crashed: 'unknown_closed',
    again: '-',
    closed: '-',
  },
  printed: { began: '-', printed: '-', failed: '-', unknown: '-', crashed: '-', again: '-', closed: '-' },
  failed: {
    began: '-',
    printed: '-',
    failed: '-',
    unknown: '-',
    crashed: '-',
    again: 'queued',
    closed: 'failed_closed',
  },
  failed_closed: { began: '-', printed: '-', failed: '-', unknown: '-', crashed: '-', again: '-', closed: '-' },
  unknown: { began: '-', printed: '-', failed: '-', unknown: '-', crashed: '-', again: '-', closed: 'unknown_closed' },
  unknown_closed: { began: '-', printed: '-', failed: '-', unknown: '-', crashed: '-', again: '-', closed: '-' },
}
