import type { RowChange } from '../replication/transaction.ts'
import { indexTerms } from './index-terms.ts'
import type { Transition } from './project-change.ts'
import type { Shape } from './shape.ts'
import { ShapeIndex } from './shape-index.ts'

type TableRoute = {
  readonly shapes: Set<Shape>
  readonly plain: Set<Shape>
  readonly bySignature: Map<string, ShapeIndex>
  /** The same, to be gone through. */
  indexes: readonly ShapeIndex[]
}

/** `decided` is what the change means to the shape where the look-up tells it, else its clause must be asked. */
export type OnCandidate = (shape: Shape, decided: Transition | undefined) => void

/**
 * Finds the shapes that a change may concern. Those with `column = constant` in their clause are found by the constant, so
 * that their number does not matter; the others are all looked at.
 */
export class ShapeRouter {
  readonly #tables = new Map<number, TableRoute>()

  has(oid: number): boolean {
    return this.#tables.has(oid)
  }

  shapesOf(oid: number): readonly Shape[] {
    return [...(this.#tables.get(oid)?.shapes ?? [])]
  }

  add(shape: Shape): void {
    for (const oid of oidsOf(shape)) {
      const route = this.#tables.get(oid) ?? emptyRoute()
      this.#tables.set(oid, route)
      route.shapes.add(shape)
      const terms = indexTerms(shape.definition)
      if (terms === undefined) {
        route.plain.add(shape)
        continue
      }
      const index = route.bySignature.get(terms.signature) ?? new ShapeIndex(terms)
      route.bySignature.set(terms.signature, index)
      if (!route.indexes.includes(index)) route.indexes = [...route.indexes, index]
      index.add(terms.keys, shape)
    }
  }

  remove(shape: Shape): void {
    for (const oid of oidsOf(shape)) {
      const route = this.#tables.get(oid)
      if (route === undefined) continue
      route.shapes.delete(shape)
      route.plain.delete(shape)
      const terms = indexTerms(shape.definition)
      const index = terms && route.bySignature.get(terms.signature)
      if (terms !== undefined && index !== undefined) {
        index.remove(terms.keys, shape)
        if (index.isEmpty) route.bySignature.delete(terms.signature)
        if (index.isEmpty) route.indexes = [...route.bySignature.values()]
      }
      if (route.shapes.size === 0) this.#tables.delete(oid)
    }
  }

  /** Both rows count: a row that leaves a shape is found by what it was. Values that were not sent again must be filled in. */
  eachCandidate(change: RowChange, onCandidate: OnCandidate): void {
    const route = this.#tables.get(change.relation.oid)
    if (route === undefined) return
    if (route.plain.size > 0) for (const shape of route.plain) onCandidate(shape, undefined)
    for (const index of route.indexes) index.eachCandidate(change, onCandidate)
  }
}

function emptyRoute(): TableRoute {
  return { shapes: new Set(), plain: new Set(), bySignature: new Map(), indexes: [] }
}

function oidsOf({ definition: { table } }: Shape): readonly number[] {
  return [table.oid, ...table.partitions]
}
