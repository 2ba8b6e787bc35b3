import type { LensTable } from './lens-tables.ts'

/** What goes to the worker; each is answered under its id, in order. Both ends are of one build, so nothing is parsed. */
export type ToLens = { readonly id: number } & LensWork
export type LensWork =
  /** The address of the packed directory (client/build/make-lens-data.ts). */
  | { readonly kind: 'start'; readonly data: string }
  /** Part of a change. It takes effect with the last part, as one: no question sees half of it [LF1]. */
  | {
      readonly kind: 'change'
      readonly table: LensTable
      readonly put: readonly LensFields[]
      readonly gone: readonly string[]
      readonly isLast: boolean
    }
  | { readonly kind: 'ask'; readonly sql: string; readonly values: readonly unknown[] }
export type LensFields = Readonly<Record<string, unknown>>

export type FromLens =
  | { readonly id: number; readonly kind: 'done'; readonly rows: readonly unknown[]; readonly leftOut: number }
  /** Postgres refused the question, and is well. */
  | { readonly id: number; readonly kind: 'refused'; readonly code: string }
  /** The database is no more. */
  | { readonly kind: 'fatal'; readonly reason: string }
