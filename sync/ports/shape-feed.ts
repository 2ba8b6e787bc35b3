import type { ShapeName } from '../permissions/shapes.ts'

/** A row as it came: values are parsed by the catalogue's column types, not by the sender's word. */
export type ShapeChange = {
  readonly operation: 'insert' | 'update' | 'delete'
  /** The stream's own key of the row. */
  readonly key: string
  readonly value: Readonly<Record<string, unknown>>
}

export type FeedEvent =
  | { readonly kind: 'changes'; readonly changes: readonly ShapeChange[] }
  /** All before it belongs together; `lsn` decimal: the stream has seen everything committed up to there. */
  | { readonly kind: 'up_to_date'; readonly handle: string; readonly offset: string; readonly lsn: string }
  /** What was known of this shape is void; the feed begins again from nothing by itself. */
  | { readonly kind: 'must_refetch' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreachable' }

export type FeedPosition = { readonly handle: string; readonly offset: string }

export type ShapeFeed = {
  /** Events come one at a time: the next one waits for the promise of the one before. */
  open(shape: ShapeName, from: FeedPosition | undefined, onEvent: (event: FeedEvent) => Promise<void>): OpenFeed
}
export type OpenFeed = { close(): void }
