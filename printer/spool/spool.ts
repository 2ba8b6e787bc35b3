import type { PrintJob, SpoolFailedReason, SpoolUnknownReason } from './print-job.ts'

/** What is known about a ticket's paper. Without `printed` the kiosk shows the ticket's QR on the screen. */
export type PaperAnswer =
  | { readonly kind: 'printed' }
  | { readonly kind: 'no_paper'; readonly reason: SpoolFailedReason }
  /** Some of it may lie in the tray. */
  | { readonly kind: 'maybe_paper'; readonly reason: SpoolUnknownReason }
  /** Nothing is decided yet. */
  | { readonly kind: 'waiting' }

/** What staff and the kiosk's own screens show. */
export type SpoolView = {
  /** This tab has the printer. */
  readonly isLeading: boolean
  /** Why no ticket comes out now; absent: they do, or another tab knows. */
  readonly stop?: SpoolFailedReason
  /** Nothing of them came out, and new paper brings them [SL8]. */
  readonly missing: readonly PrintJob[]
  /** A person has to look whether a paper lies there. */
  readonly unsettled: readonly PrintJob[]
}

export type CopyAnswer =
  | { readonly kind: 'queued'; readonly id: string }
  /** Its own first paper has not come out and comes now instead: nothing was printed that this could be a copy of. */
  | { readonly kind: 'original'; readonly id: string }
  | { readonly kind: 'refused'; readonly reason: 'still_printing' | 'too_many' | 'store' }

/** The print queue of a device, one object per tab; what each call promises is in SPEC.md. */
export type Spool = {
  start(): void
  stop(): Promise<void>
  view(): SpoolView
  subscribe(listener: (view: SpoolView) => void): () => void
  awaitPaper(jobId: string, limitMs: number): Promise<PaperAnswer>
  takenOnScreen(ticketId: string): Promise<void>
  copy(ticketId: string): Promise<CopyAnswer>
  test(): Promise<CopyAnswer>
  paperChanged(): void
  settle(jobId: string): Promise<void>
}
