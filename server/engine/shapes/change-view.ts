import type { Row, RowChange } from '../replication/transaction.ts'
import type { Transition } from './project-change.ts'
import type { ShapeDefinition } from './shape-definition.ts'

type RowMap = ReadonlyMap<string, string | null>

/** One change with its rows by name, made once for all shapes that look at it. */
export class ChangeView {
  /** Values that were not sent again are filled in. */
  readonly change: RowChange
  #before: RowMap | undefined
  #after: RowMap | undefined

  constructor(change: RowChange) {
    this.change = fillUnchanged(change)
  }

  transition({ where }: ShapeDefinition): Transition | undefined {
    const { before, after } = this.change
    const was = before !== undefined && (where === undefined || where.matches(this.#beforeMap(before)))
    const is = after !== undefined && (where === undefined || where.matches(this.#afterMap(after)))
    if (was) return is ? 'update' : 'delete'
    return is ? 'insert' : undefined
  }

  #beforeMap(row: Row): RowMap {
    this.#before ??= this.#toMap(row)
    return this.#before
  }

  #afterMap(row: Row): RowMap {
    this.#after ??= this.#toMap(row)
    return this.#after
  }

  #toMap(row: Row): RowMap {
    return new Map(this.change.relation.columns.map(({ name }, index) => [name, row[index] ?? null]))
  }
}

/** A large value that did not change is not sent again: it stands in the old row, which is always whole. */
function fillUnchanged(change: RowChange): RowChange {
  const { before, after } = change
  if (before === undefined || after === undefined || !after.includes(undefined)) return change
  return { ...change, after: after.map((value, index) => (value === undefined ? before[index] : value)) }
}
