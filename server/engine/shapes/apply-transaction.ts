import type { Relation, RowChange, Transaction } from '../replication/transaction.ts'
import { ChangeView } from './change-view.ts'
import { isVisible } from './pg-snapshot.ts'
import {
  isAtOdds,
  type Message,
  messagesOf,
  type Projection,
  projectRelation,
  type Transition,
} from './project-change.ts'
import type { Shape } from './shape.ts'
import type { LogEntry } from './shape-log.ts'
import type { ShapeRouter } from './shape-router.ts'

export type Found = { readonly shape: Shape; readonly entries: readonly LogEntry[] }

export type ReadEvents = {
  /** Still reads its snapshot: it gets the transaction later. */
  onReading(shape: Shape): void
  /** Its readers were told otherwise of the table. */
  onOutdated(shape: Shape): void
}

type Pending = { tx: bigint; op: number; head: string; tail: string }

/** Where shapes that show the same columns in the same way share what was computed for one of them. */
type Shared = { readonly projections: Map<string, Projection>; readonly messages: Map<string, Message[]> }

/** What one transaction adds to each shape, each shape's last message marked. */
export class TransactionReader {
  readonly #projections = new WeakMap<Relation, Map<string, Projection>>()

  read(transaction: Transaction, router: ShapeRouter, { onReading, onOutdated }: ReadEvents): Found[] {
    const pending = new Map<Shape, Pending[]>()
    for (const change of transaction.changes) {
      if (change.kind === 'relation' || change.kind === 'truncate') continue
      const candidates = router.candidates(change)
      if (candidates.size === 0) continue
      const view = new ChangeView(change)
      const shared = this.#share(change)
      for (const shape of candidates) {
        if (shape.bornAfter >= transaction.number) continue
        if (shape.state.kind === 'reading') onReading(shape)
        else if (!this.#add(shape, view, shared, transaction, pending)) onOutdated(shape)
      }
    }
    return [...pending].map(([shape, list]) => ({ shape, entries: markLast(list) }))
  }

  /** The same for one shape alone, whose snapshot is complete now. */
  readFor(shape: Shape, transaction: Transaction, onOutdated: ReadEvents['onOutdated']): readonly LogEntry[] {
    const { table } = shape.definition
    const oids = new Set([table.oid, ...table.partitions])
    const pending = new Map<Shape, Pending[]>()
    for (const change of transaction.changes) {
      if (change.kind === 'relation' || change.kind === 'truncate' || !oids.has(change.relation.oid)) continue
      if (!this.#add(shape, new ChangeView(change), this.#share(change), transaction, pending)) onOutdated(shape)
    }
    return markLast(pending.get(shape) ?? [])
  }

  #share({ relation }: RowChange): Shared {
    const projections = this.#projections.get(relation) ?? new Map<string, Projection>()
    this.#projections.set(relation, projections)
    return { projections, messages: new Map() }
  }

  /** False where the change is at odds with the shape. */
  #add(
    shape: Shape,
    view: ChangeView,
    shared: Shared,
    transaction: Transaction,
    pending: Map<Shape, Pending[]>,
  ): boolean {
    if (isContained(shape, transaction)) return true
    const transition = view.transition(shape.definition)
    if (transition === undefined) return true
    const messages = this.#messages(shape, view, transition, shared, transaction)
    if (messages === undefined) return false
    if (messages.length === 0) return true
    const list = pending.get(shape) ?? []
    if (list.length === 0) pending.set(shape, list)
    for (const { opStep, head, tail } of messages) {
      list.push({ tx: transaction.lsn, op: view.change.op + opStep, head, tail })
    }
    return true
  }

  #messages(
    { definition, projectionKey }: Shape,
    { change }: ChangeView,
    transition: Transition,
    { projections, messages }: Shared,
    { lsn, xid }: Transaction,
  ): Message[] | undefined {
    const key = `${transition} ${definition.replica} ${projectionKey}`
    const known = messages.get(key)
    if (known !== undefined) return known
    const projection = projections.get(projectionKey) ?? projectRelation(change.relation, definition)
    projections.set(projectionKey, projection)
    if (transition !== 'delete' && isAtOdds(change, projection)) return undefined
    const made = messagesOf({ change, projection, lsn: String(lsn), xid }, transition, definition.replica)
    messages.set(key, made)
    return made
  }
}

/** Whether the shape's snapshot has it already. */
function isContained({ state }: Shape, { lsn, xid }: Transaction): boolean {
  if (state.kind !== 'ready' || state.contains === undefined) return false
  if (lsn < state.contains.lsn) return isVisible(state.contains.snapshot, xid)
  // The stream is past everything that the snapshot could have.
  state.contains = undefined
  return false
}

function markLast(pending: readonly Pending[]): LogEntry[] {
  return pending.map((each, index) => ({ ...each, isLast: index === pending.length - 1 }))
}
