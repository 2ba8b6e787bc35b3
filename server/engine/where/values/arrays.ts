/**
 * An array as Postgres has it: elements in one row, the length and lower bound of each dimension beside them.
 * The empty array has no dimension at all.
 */
export type PgArray<T> = {
  readonly items: readonly (T | null)[]
  readonly lengths: readonly number[]
  readonly lowers: readonly number[]
}

export const emptyArray: PgArray<never> = { items: [], lengths: [], lowers: [] }

export const toArray = <T>(items: readonly (T | null)[]): PgArray<T> =>
  items.length === 0 ? emptyArray : { items, lengths: [items.length], lowers: [1] }

export const mapArray = <T, U>(array: PgArray<T>, map: (item: T) => U): PgArray<U> => ({
  ...array,
  items: array.items.map((item) => (item === null ? null : map(item))),
})

const isSameList = (left: readonly number[], right: readonly number[]): boolean =>
  left.length === right.length && left.every((value, index) => value === right[index])

/** Same shape, lower bounds included, and same elements; null equals null here. */
export function areArraysEqual<T>(left: PgArray<T>, right: PgArray<T>, isEqual: (a: T, b: T) => boolean): boolean {
  if (!isSameList(left.lengths, right.lengths) || !isSameList(left.lowers, right.lowers)) return false
  return left.items.every((item, index) => {
    const other = right.items[index] ?? null
    return item === null || other === null ? item === other : isEqual(item, other)
  })
}

/** Whether each element of `part` is in `whole`; a null is in nothing. */
export function containsArray<T>(whole: PgArray<T>, part: PgArray<T>, isEqual: (a: T, b: T) => boolean): boolean {
  return part.items.every(
    (wanted) => wanted !== null && whole.items.some((item) => item !== null && isEqual(item, wanted)),
  )
}

export function overlapsArray<T>(left: PgArray<T>, right: PgArray<T>, isEqual: (a: T, b: T) => boolean): boolean {
  return left.items.some((a) => a !== null && right.items.some((b) => b !== null && isEqual(a, b)))
}

/** One element; null when the number of subscripts is not that of dimensions, or one lies outside. */
export function elementOf<T>(array: PgArray<T>, subscripts: readonly number[]): T | null {
  if (array.lengths.length === 0 || subscripts.length !== array.lengths.length) return null
  let offset = 0
  for (const [dimension, subscript] of subscripts.entries()) {
    const length = array.lengths[dimension] ?? 0
    const place = subscript - (array.lowers[dimension] ?? 1)
    if (place < 0 || place >= length) return null
    offset = offset * length + place
  }
  return array.items[offset] ?? null
}
