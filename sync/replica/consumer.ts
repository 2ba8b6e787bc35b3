import type { FeedEvent, ShapeChange } from '../ports/shape-feed.ts'

/**
 * What one shape's messages come to, between two up-to-dates [RE1]–[RE3].
 *
 *   following ── must_refetch ──▶ aside ── up_to_date (swap) ──▶ following
 *       └── up_to_date (apply) ──▶ following      └── too many ──▶ following, filling the disk in parts
 *
 * Changes of one row are folded into one, so what is gathered is never more than the rows of the shape.
 */
export type ConsumerState = { readonly kind: 'following' | 'aside'; readonly gathered: Gathered }
/** By the stream's key of the row, in the order in which the rows were first spoken of. */
export type Gathered = ReadonlyMap<string, NetChange>
/** `patch` needs a row to merge into; `put` behind a deletion replaces whatever is there, however new it looks. */
export type NetChange = {
  readonly kind: 'put' | 'patch' | 'delete'
  readonly values: ShapeChange['value']
  readonly isBehindDeletion: boolean
}
export type StreamPosition = { readonly handle: string; readonly offset: string; readonly lsn: string }

/**
 * What goes to the disk in one transaction. `replaces`: the shape's rows are these and no others. Without a position the
 * stored one stays as it is, or is dropped where everything is replaced: a crash before the next up-to-date then begins anew.
 */
export type Application = {
  readonly replaces: boolean
  readonly gathered: Gathered
  readonly position?: StreamPosition
}
/** `state` holds once `apply` is on the disk; `refused` if the disk did not take it: nothing gathered is lost then. */
export type ConsumerStep = {
  readonly state: ConsumerState
  readonly apply?: Application
  readonly refused: ConsumerState
}

/**
 * Rows held in memory before they are written without waiting for the up-to-date. A branch has some thousand in
 * two days; beyond this the picture may stand half-way for a moment, which is better than a tablet out of memory.
 */
export const GATHERED_ROWS_MAX = 50_000

const NOTHING: Gathered = new Map()

/** Without a position nothing that is stored can be trusted to belong together, so the first picture swaps it out. */
export function startConsumer(hasPosition: boolean): ConsumerState {
  return { kind: hasPosition ? 'following' : 'aside', gathered: NOTHING }
}

export function transition(state: ConsumerState, event: FeedEvent, rowsMax = GATHERED_ROWS_MAX): ConsumerStep {
  switch (event.kind) {
    case 'changes':
      return gather(state, event.changes, rowsMax)
    case 'up_to_date': {
      const { handle, offset, lsn } = event
      const apply = { replaces: state.kind === 'aside', gathered: state.gathered, position: { handle, offset, lsn } }
      return { state: { kind: 'following', gathered: NOTHING }, apply, refused: state }
    }
    case 'must_refetch':
      return stay({ kind: 'aside', gathered: NOTHING })
    case 'refused':
    case 'unreachable':
      return stay(state)
  }
}

function gather(state: ConsumerState, changes: readonly ShapeChange[], rowsMax: number): ConsumerStep {
  const gathered = new Map(state.gathered)
  for (const change of changes) {
    const before = gathered.get(change.key)
    const net = fold(before, change, state.kind === 'aside')
    if (net === undefined) gathered.delete(change.key)
    else gathered.set(change.key, net)
  }
  const next = { kind: state.kind, gathered }
  if (gathered.size <= rowsMax) return stay(next)
  return {
    state: { kind: 'following', gathered: NOTHING },
    apply: { replaces: state.kind === 'aside', gathered },
    refused: next,
  }
}

/** Undefined: nothing is left of it. Aside there is no row but those gathered, so nothing to merge into or to delete. */
function fold(before: NetChange | undefined, change: ShapeChange, isAside: boolean): NetChange | undefined {
  const values = change.value
  const isBehindDeletion = before?.kind === 'delete' || before?.isBehindDeletion === true
  switch (change.operation) {
    case 'insert':
      return { kind: 'put', values, isBehindDeletion }
    case 'update':
      if (before === undefined) return isAside ? undefined : { kind: 'patch', values, isBehindDeletion }
      return before.kind === 'delete' ? before : { ...before, values: { ...before.values, ...values } }
    case 'delete':
      return isAside ? undefined : { kind: 'delete', values, isBehindDeletion: true }
  }
}

function stay(state: ConsumerState): ConsumerStep {
  return { state, refused: state }
}
