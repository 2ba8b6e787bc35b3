import type { FailedReason, UnknownReason } from '../port/outcome.ts'

/** Why nothing of a job came out, the spool's own reasons included. */
export const spoolFailedReasons = [
  /** The ticket could not be drawn. */
  'encoding',
  /** The disk would not keep that it was begun, so nothing was sent [SL1]. */
  'store',
  /** Its customer has gone: it waited longer than anybody stands before a kiosk. */
  'stale',
  /** The ticket was called, served or cancelled in the meantime. */
  'not_waiting',
  /** The customer took the picture on the screen while it still waited for the printer. */
  'withdrawn',
  /** Several in a row went wrong; the printer is left alone until a person looks or some time has passed. */
  'unreliable',
] as const
export type SpoolFailedReason = FailedReason | (typeof spoolFailedReasons)[number]
/** `crashed`: the page ended between sending and recording. */
export type SpoolUnknownReason = UnknownReason | 'crashed'

/** Why nobody waits for it any more. */
export const closings = ['on_screen', 'copied', 'old', 'staff'] as const
export type Closing = (typeof closings)[number]

/** `copy` is marked as one on the paper and never makes a ticket; `test` belongs to none. */
export type JobKind = 'original' | 'copy' | 'test'

export type JobIdentity = {
  /** Of an original the ticket's id, so that a ticket has one and no second [SL2]. */
  readonly id: string
  readonly kind: JobKind
  /** Of a test: empty. */
  readonly ticket_id: string
  /** By the wall clock, at the tap. */
  readonly made_at: number
  /** When it was last put into the queue. */
  readonly queued_at: number
  /** One more with each change, so that of two readings the newer is known. */
  readonly version: number
  /** How often sending was begun. */
  readonly tries: number
  /** Nobody waits for it any more; then it stays as it is. */
  readonly closed?: Closing
}

export type JobStanding =
  | { readonly state: 'queued' }
  | { readonly state: 'sending'; readonly begun_at: number }
  | { readonly state: 'printed'; readonly by: 'printer' | 'transfer'; readonly ended_at: number }
  | { readonly state: 'failed'; readonly reason: SpoolFailedReason; readonly ended_at: number }
  | { readonly state: 'unknown'; readonly reason: SpoolUnknownReason; readonly ended_at: number }

export type PrintJob = JobIdentity & JobStanding

/** The job that a ticket's own transaction writes. */
export function originalOf(ticketId: string, madeAt: number): PrintJob {
  return {
    id: ticketId,
    kind: 'original',
    ticket_id: ticketId,
    made_at: madeAt,
    queued_at: madeAt,
    version: 0,
    tries: 0,
    state: 'queued',
  }
}

/** Still to be printed, to be settled or to be shown to a person. */
export function isOpen(job: PrintJob): boolean {
  return job.state === 'sending' || (job.state !== 'printed' && job.closed === undefined)
}
