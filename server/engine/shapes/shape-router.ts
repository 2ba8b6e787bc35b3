import type { Relation, Row, RowChange } from '../replication/transaction.ts'
import type { Shape } from './shape.ts'

/** A shape with more combinations of its constants than this is looked up by fewer of its columns. */
const COMBINATIONS_MAX = 64
const SEPARATOR = '\u0000'

/** Shapes that ask for constants in the same columns, by those constants. */
type Index = {
  readonly columns: readonly string[]
  readonly buckets: Map<string, Set<Shape>>
  readonly places: WeakMap<Relation, readonly number[]>
}

type TableRoute = { readonly shapes: Set<Shape>; readonly plain: Set<Shape>; readonly indexes: Map<string, Index> }

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
    const { table } = shape.definition
    for (const oid of [table.oid, ...table.partitions]) {
      const route = this.#tables.get(oid) ?? { shapes: new Set(), plain: new Set(), indexes: new Map() }
      this.#tables.set(oid, route)
      route.shapes.add(shape)
      const terms = indexTerms(shape)
      if (terms === undefined) route.plain.add(shape)
      else addToIndex(route, terms, shape)
    }
  }

  remove(shape: Shape): void {
    const { table } = shape.definition
    for (const oid of [table.oid, ...table.partitions]) {
      const route = this.#tables.get(oid)
      if (route === undefined) continue
      route.shapes.delete(shape)
      route.plain.delete(shape)
      const terms = indexTerms(shape)
      if (terms !== undefined) removeFromIndex(route, terms, shape)
      if (route.shapes.size === 0) this.#tables.delete(oid)
    }
  }

  /** Both rows count: a row that leaves a shape is found by what it was. */
  candidates(change: RowChange): ReadonlySet<Shape> {
    const { relation, before, after } = change
    const route = this.#tables.get(relation.oid)
    if (route === undefined) return NONE
    if (route.indexes.size === 0) return route.plain
    if (route.indexes.size === 1 && route.plain.size === 0) {
      for (const index of route.indexes.values()) {
        const bucket = singleBucket(index, change)
        if (bucket !== undefined) return bucket
      }
    }
    const found = new Set(route.plain)
    for (const index of route.indexes.values()) {
      const places = placesIn(index, relation)
      // A renamed column: whether it concerns them they find out themselves.
      if (places === undefined) for (const bucket of index.buckets.values()) addAll(found, bucket)
      else {
        const oldKey = before && keyAt(places, before)
        const newKey = after && keyAt(places, after)
        if (oldKey !== undefined) addAll(found, index.buckets.get(oldKey))
        if (newKey !== undefined && newKey !== oldKey) addAll(found, index.buckets.get(newKey))
      }
    }
    return found
  }
}

const NONE: ReadonlySet<Shape> = new Set()

/** Most often all shapes of a table name the same column, and a row keeps its value there: then that bucket is all. */
function singleBucket(index: Index, { relation, before, after }: RowChange): ReadonlySet<Shape> | undefined {
  const places = placesIn(index, relation)
  if (places === undefined) return undefined
  const oldKey = before && keyAt(places, before)
  const newKey = after && keyAt(places, after)
  if (oldKey !== undefined && newKey !== undefined && oldKey !== newKey) return undefined
  const key = newKey ?? oldKey
  return key === undefined ? NONE : (index.buckets.get(key) ?? NONE)
}

type Terms = { readonly columns: readonly string[]; readonly keys: readonly string[] }

/** The columns by which a shape is found, and each combination of its constants. */
function indexTerms({ definition }: Shape): Terms | undefined {
  const equalities = definition.where?.equalities ?? []
  const columns: string[] = []
  let keys: string[] = ['']
  for (const { column, values } of [...equalities].sort((a, b) => a.column.localeCompare(b.column))) {
    if (columns.includes(column) || keys.length * values.length > COMBINATIONS_MAX) continue
    keys = columns.length === 0 ? [...values] : keys.flatMap((key) => values.map((value) => key + SEPARATOR + value))
    columns.push(column)
  }
  return columns.length === 0 ? undefined : { columns, keys }
}

function addToIndex(route: TableRoute, { columns, keys }: Terms, shape: Shape): void {
  const signature = JSON.stringify(columns)
  const index = route.indexes.get(signature) ?? { columns, buckets: new Map(), places: new WeakMap() }
  route.indexes.set(signature, index)
  for (const key of keys) {
    const bucket = index.buckets.get(key)
    if (bucket === undefined) index.buckets.set(key, new Set([shape]))
    else bucket.add(shape)
  }
}

function removeFromIndex(route: TableRoute, { columns, keys }: Terms, shape: Shape): void {
  const signature = JSON.stringify(columns)
  const index = route.indexes.get(signature)
  if (index === undefined) return
  for (const key of keys) {
    const bucket = index.buckets.get(key)
    bucket?.delete(shape)
    if (bucket?.size === 0) index.buckets.delete(key)
  }
  if (index.buckets.size === 0) route.indexes.delete(signature)
}

function placesIn(index: Index, relation: Relation): readonly number[] | undefined {
  const known = index.places.get(relation)
  const places = known ?? index.columns.map((column) => relation.columns.findIndex(({ name }) => name === column))
  if (known === undefined) index.places.set(relation, places)
  return places.includes(-1) ? undefined : places
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

function addAll(found: Set<Shape>, shapes: ReadonlySet<Shape> | undefined): void {
  if (shapes !== undefined) for (const shape of shapes) found.add(shape)
}
