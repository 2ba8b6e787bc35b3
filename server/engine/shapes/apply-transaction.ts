import type { Transaction } from '../replication/transaction.ts'
import { ChangeView } from './change-view.ts'
import { createLenses } from './lens.ts'
import { isVisible } from './pg-snapshot.ts'
import type { Transition } from './project-change.ts'
import type { Shape } from './shape.ts'
import type { ShapeRouter } from './shape-router.ts'

export type ApplyEvents = {
  /** Still reads its snapshot: it gets the transaction later. */
  onReading(shape: Shape): void
  /** Its readers were told otherwise of the table. */
  onOutdated(shape: Shape): void
}

/** Adds to the logs of shapes what a transaction is to them. What is read meanwhile would be half a transaction. */
export class TransactionApplier {
  readonly #lenses = createLenses()

  /** Answers the shapes whose logs have grown. */
  apply(transaction: Transaction, router: ShapeRouter, { onReading, onOutdated }: ApplyEvents): readonly Shape[] {
    const grown: Shape[] = []
    const lsn = String(transaction.lsn)
    for (const change of transaction.changes) {
      if (change.kind === 'relation' || change.kind === 'truncate' || !router.has(change.relation.oid)) continue
      const view = new ChangeView(change)
      router.eachCandidate(view.change, (shape, decided) => {
        if (!shape.isSettled) {
          if (shape.bornAfter >= transaction.number) return
          if (shape.state.kind === 'reading') return onReading(shape)
        }
        if (!this.#add(shape, view, decided, transaction, lsn, grown)) onOutdated(shape)
      })
    }
    for (const shape of grown) shape.log.endTransaction()
    this.#lenses.forgetChanges()
    return grown
  }

  /** The same for one shape alone, whose snapshot is complete now. Answers whether its log has grown. */
  applyTo(shape: Shape, transaction: Transaction, onOutdated: ApplyEvents['onOutdated']): boolean {
    const { table } = shape.definition
    const oids = new Set([table.oid, ...table.partitions])
    const grown: Shape[] = []
    const lsn = String(transaction.lsn)
    for (const change of transaction.changes) {
      if (change.kind === 'relation' || change.kind === 'truncate' || !oids.has(change.relation.oid)) continue
      if (!this.#add(shape, new ChangeView(change), undefined, transaction, lsn, grown)) onOutdated(shape)
    }
    for (const each of grown) each.log.endTransaction()
    this.#lenses.forgetChanges()
    return grown.length > 0
  }

  /** False where the change is at odds with the shape. */
  #add(
    shape: Shape,
    view: ChangeView,
    decided: Transition | undefined,
    { lsn, xid, number }: Transaction,
    lsnText: string,
    grown: Shape[],
  ): boolean {
    if (!shape.isSettled && isContained(shape, lsn, xid)) return true
    const transition = decided ?? view.transition(shape.definition)
    if (transition === undefined) return true
    const { change } = view
    if (shape.lens?.relation !== change.relation) shape.lens = this.#lenses.of(change.relation, shape.definition)
    const messages = this.#lenses.tell(shape.lens, transition, { change, lsn: lsnText, xid })
    if (messages === undefined) return false
    if (messages.length === 0) return true
    for (const message of messages) shape.log.append(lsn, change.op + message.opStep, message)
    if (shape.addedBy === number) return true
    shape.addedBy = number
    grown.push(shape)
    return true
  }
}

/** Whether the shape's snapshot has it already. */
function isContained(shape: Shape, lsn: bigint, xid: number): boolean {
  const { state } = shape
  if (state.kind !== 'ready' || state.contains === undefined) return false
  if (lsn < state.contains.lsn) return isVisible(state.contains.snapshot, xid)
  // The stream is past everything that the snapshot could have.
  shape.settle()
  return false
}
