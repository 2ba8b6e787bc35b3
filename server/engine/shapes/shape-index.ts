import type { Relation, Row, RowChange } from '../replication/transaction.ts'
import { type IndexTerms, SEPARATOR } from './index-terms.ts'
import type { Transition } from './project-change.ts'
import type { Shape } from './shape.ts'
import type { OnCandidate } from './shape-router.ts'

/** Most often one alone: then no set stands between the constant and the shape. */
type Bucket = Shape | Set<Shape>

/** Shapes that ask for constants in the same columns, by those constants. */
export class ShapeIndex {
  readonly #columns: readonly string[]
  /** Whether the constants are all of their clauses, so that no clause need be asked. */
  readonly #isWhole: boolean
  readonly #buckets = new Map<string, Bucket>()
  #relation: Relation | undefined
  #places: readonly number[] | undefined

  constructor({ columns, isWhole }: Pick<IndexTerms, 'columns' | 'isWhole'>) {
    this.#columns = columns
    this.#isWhole = isWhole
  }

  get isEmpty(): boolean {
    return this.#buckets.size === 0
  }

  add(keys: readonly string[], shape: Shape): void {
    for (const key of keys) {
      const bucket = this.#buckets.get(key)
      if (bucket instanceof Set) bucket.add(shape)
      else if (bucket !== shape) this.#buckets.set(key, bucket === undefined ? shape : new Set([bucket, shape]))
    }
  }

  remove(keys: readonly string[], shape: Shape): void {
    for (const key of keys) {
      const bucket = this.#buckets.get(key)
      if (bucket instanceof Set) bucket.delete(shape)
      if (bucket === shape || (bucket instanceof Set && bucket.size === 0)) this.#buckets.delete(key)
    }
  }

  eachCandidate({ relation, before, after }: RowChange, onCandidate: OnCandidate): void {
    if (relation !== this.#relation) this.#know(relation)
    const places = this.#places
    // A renamed column: whether it concerns them they find out themselves.
    if (places === undefined) {
      eachOnce(this.#buckets.values(), (shape) => onCandidate(shape, undefined))
      return
    }
    const oldKey = before && keyAt(places, before)
    const newKey = after && keyAt(places, after)
    const left = oldKey === undefined ? undefined : this.#buckets.get(oldKey)
    const entered = newKey === undefined ? undefined : newKey === oldKey ? left : this.#buckets.get(newKey)
    if (left !== undefined) {
      each(left, (shape) => onCandidate(shape, this.#decide(has(entered, shape) ? 'update' : 'delete')))
    }
    if (entered === undefined || entered === left) return
    each(entered, (shape) => {
      if (!has(left, shape)) onCandidate(shape, this.#decide('insert'))
    })
  }

  #decide(transition: Transition): Transition | undefined {
    return this.#isWhole ? transition : undefined
  }

  #know(relation: Relation): void {
    const places = this.#columns.map((column) => relation.columns.findIndex(({ name }) => name === column))
    this.#places = places.includes(-1) ? undefined : places
    this.#relation = relation
  }
}

function has(bucket: Bucket | undefined, shape: Shape): boolean {
  return bucket === shape || (bucket instanceof Set && bucket.has(shape))
}

function each(bucket: Bucket, visit: (shape: Shape) => void): void {
  if (bucket instanceof Set) for (const shape of bucket) visit(shape)
  else visit(bucket)
}

/** One with several constants is in several buckets. */
function eachOnce(buckets: Iterable<Bucket>, visit: (shape: Shape) => void): void {
  const found = new Set<Shape>()
  for (const bucket of buckets) each(bucket, (shape) => found.add(shape))
  for (const shape of found) visit(shape)
}

/** Undefined where a value is null: no constant equals it. */
function keyAt(places: readonly number[], row: Row): string | undefined {
  let key = ''
  for (let at = 0; at < places.length; at++) {
    const value = row[places[at] as number]
    if (value === null || value === undefined) return undefined
    key = at === 0 ? value : key + SEPARATOR + value
  }
  return key
}
