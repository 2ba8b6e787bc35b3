import type { Routine, Run } from '../routine.ts'
import type { Scalar } from '../value-types.ts'
import { type Bounds, sliceArray } from '../values/array-slices.ts'
import { elementOf, type PgArray } from '../values/arrays.ts'

/** Which bounds of a subscript are written; `[n]` has only an upper one. */
export type Subscript = { readonly isSlice: boolean; readonly hasLower: boolean; readonly hasUpper: boolean }

function toBounds(subscripts: readonly Subscript[], numbers: readonly number[]): Bounds[] {
  let at = 0
  const next = (): number | null => numbers[at++] ?? null
  return subscripts.map(({ isSlice, hasLower, hasUpper }) => {
    // Beside a slice, a plain subscript means everything up to it.
    const lower = isSlice ? (hasLower ? next() : null) : 1
    return { lower, upper: hasUpper ? next() : null }
  })
}

function subscriptsToSql(subscripts: readonly Subscript[], numbers: readonly string[]): string {
  let at = 0
  const next = (): string => numbers[at++] ?? ''
  const written = subscripts.map(({ isSlice, hasLower, hasUpper }) => {
    if (!isSlice) return `[${next()}]`
    const lower = hasLower ? next() : ''
    return `[${lower}:${hasUpper ? next() : ''}]`
  })
  return written.join('')
}

/** `array[1]`, `array[1:2]` and their like: arguments are the array and the bounds that are written. */
export function arrayAccess(subscripts: readonly Subscript[]): Routine {
  const isSlice = subscripts.some((subscript) => subscript.isSlice)
  const run = (
    isSlice
      ? (array: PgArray<Scalar>, ...numbers: number[]) => sliceArray(array, toBounds(subscripts, numbers))
      : (array: PgArray<Scalar>, ...numbers: number[]) => elementOf(array, numbers)
  ) as Run
  const toSql = ([array, ...numbers]: readonly string[]): string => `(${array})${subscriptsToSql(subscripts, numbers)}`
  return { name: isSlice ? 'slice_access' : 'index_access', isStrict: true, run, toSql }
}
