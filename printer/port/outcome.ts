/** Why nothing of it can have come out: no byte of the ticket was taken by the printer [PO3]. */
export const failedReasons = [
  'not_supported',
  'not_paired',
  'disconnected',
  'paper_out',
  'cover_open',
  'printer_error',
  'busy',
  'silent',
  /** The first byte was refused on this side, or by the printer with a count of zero. */
  'not_taken',
  /** Too many are in the port's queue already, or it is larger than any ticket. */
  'too_many',
  'too_large',
  'released',
] as const
export type FailedReason = (typeof failedReasons)[number]

/** Why nobody can know: some of it, or all of it, may have come out [PO4]. */
export const unknownReasons = [
  'unplugged',
  'stalled',
  'timed_out',
  /** The transfer broke and the browser did not say how much of it was taken. */
  'broken',
  'paper_out',
  'cover_open',
  'printer_error',
  'silent',
  'released',
] as const
export type UnknownReason = (typeof unknownReasons)[number]

export type Outcome =
  /** `printer`: it said that it has worked through all of it. `transfer`: it took every byte and complained of nothing. */
  | { readonly kind: 'printed'; readonly by: 'printer' | 'transfer' }
  | { readonly kind: 'failed'; readonly reason: FailedReason }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason }
