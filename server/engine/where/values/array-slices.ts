import { EvaluationError } from '../evaluation-error.ts'
import { emptyArray, type PgArray } from './arrays.ts'

export type Bounds = { readonly lower: number | null; readonly upper: number | null }

/** Dimensions without bounds are taken whole; bounds beyond the array are cut to it; the result counts from 1. */
export function sliceArray<T>(array: PgArray<T>, bounds: readonly Bounds[]): PgArray<T> {
  if (bounds.length > array.lengths.length) return emptyArray
  const ranges = array.lengths.map((length, dimension) => {
    const first = array.lowers[dimension] ?? 1
    const { lower, upper } = bounds[dimension] ?? { lower: null, upper: null }
    const start = Math.max(lower ?? first, first) - first
    const end = Math.min(upper ?? first + length - 1, first + length - 1) - first
    return { start, end, length }
  })
  if (ranges.length === 0 || ranges.some(({ start, end }) => end < start)) return emptyArray
  let offsets = [0]
  for (const { start, end, length } of ranges) {
    offsets = offsets.flatMap((offset) =>
      Array.from({ length: end - start + 1 }, (_, index) => offset * length + start + index),
    )
  }
  return {
    items: offsets.map((offset) => array.items[offset] ?? null),
    lengths: ranges.map(({ start, end }) => end - start + 1),
    lowers: ranges.map(() => 1),
  }
}

const mismatch = (): EvaluationError => new EvaluationError('2202E', 'cannot concatenate incompatible arrays')
const isSameList = (left: readonly number[], right: readonly number[]): boolean =>
  left.length === right.length && left.every((value, index) => value === right[index])

/** Joins along the first dimension; an array of one dimension less counts as one more element. */
export function concatArrays<T>(left: PgArray<T>, right: PgArray<T>): PgArray<T> {
  if (right.lengths.length === 0) return left
  if (left.lengths.length === 0) return right
  const items = [...left.items, ...right.items]
  const [first = 0, ...rest] = left.lengths
  const [other = 0, ...others] = right.lengths
  if (left.lengths.length === right.lengths.length) {
    if (!isSameList(rest, others) || !isSameList(left.lowers.slice(1), right.lowers.slice(1))) throw mismatch()
    return { items, lengths: [first + other, ...rest], lowers: left.lowers }
  }
  if (isSameList(left.lengths, others) && isSameList(left.lowers, right.lowers.slice(1))) {
    return { items, lengths: [other + 1, ...others], lowers: right.lowers }
  }
  if (isSameList(rest, right.lengths) && isSameList(left.lowers.slice(1), right.lowers)) {
    return { items, lengths: [first + 1, ...rest], lowers: left.lowers }
  }
  throw mismatch()
}

function requireVector<T>(array: PgArray<T>): void {
  if (array.lengths.length > 1) throw new EvaluationError('22000', 'argument must be empty or one-dimensional array')
}

export function appendItem<T>(array: PgArray<T>, item: T | null): PgArray<T> {
  requireVector(array)
  return { items: [...array.items, item], lengths: [array.items.length + 1], lowers: [array.lowers[0] ?? 1] }
}

/** The lower bound stays as it was, so every element moves up by one. */
export function prependItem<T>(item: T | null, array: PgArray<T>): PgArray<T> {
  requireVector(array)
  return { items: [item, ...array.items], lengths: [array.items.length + 1], lowers: [array.lowers[0] ?? 1] }
}
