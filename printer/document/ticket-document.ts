import type { Bitmap } from './bitmap.ts'

export type PaperLanguage = 'ar' | 'fr' | 'en'

/** Western digits, or Arabic-Indic ones, which are used on Arabic paper alone. */
export type PaperDigits = 'latn' | 'arab'

/** What may honestly be said of the wait: half of the customers wait less than `p50Min`, nine of ten less than `p90Min`. */
export type PaperWait =
  | { readonly kind: 'range'; readonly p50Min: number; readonly p90Min: number }
  | { readonly kind: 'few' }
  | { readonly kind: 'many' }

/** A small remark at the foot. `offline`: issued without a connection, and as good as any other. */
export type PaperMark = 'offline'

/** In a bar at the head, where nobody overlooks it. */
export type PaperStamp = 'copy' | 'test'

/**
 * Everything that a ticket says, as plain data that a spool can keep. Names are in the ticket's language already; nothing in
 * here is personal.
 */
export type TicketDocument = {
  readonly language: PaperLanguage
  readonly digits: PaperDigits
  /** As it is called: `A-048`. */
  readonly number: string
  readonly service: string
  /** Of a visit with several legs: what follows, in order. */
  readonly nextServices: readonly string[]
  readonly tenant: string
  /** Instead of the tenant's name. A picture becomes dots once, when the configuration arrives (`logoFromPng`, `readLogo`). */
  readonly logo?: Bitmap
  readonly branch: string
  /** By the branch's own clock: `2026-11-26` and `10:42`. Paper knows no zones. */
  readonly issuedAt: { readonly day: string; readonly time: string }
  /** Absent where nobody knows. */
  readonly ahead?: number
  readonly wait?: PaperWait
  readonly priorityClass?: string
  /** One line of what to do, in place of ours. */
  readonly toDo?: string
  /** What the QR code holds, whole. Absent where nobody who prints has the secret in it: then there is no code. */
  readonly qr?: string
  readonly marks: readonly PaperMark[]
  readonly stamp?: PaperStamp
}
