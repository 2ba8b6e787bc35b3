import { scalarCodec } from '../codecs.ts'
import { callSql, infixSql, type Routine, type Run } from '../routine.ts'
import { elementType, type Scalar, type TypeName } from '../value-types.ts'
import { appendItem, concatArrays, prependItem } from '../values/array-slices.ts'
import { areArraysEqual, containsArray, overlapsArray, type PgArray } from '../values/arrays.ts'

type Items = PgArray<Scalar>
type Test = (left: Items, right: Items, isEqual: (a: Scalar, b: Scalar) => boolean) => boolean

const TESTS = new Map<string, Test>([
  ['=', areArraysEqual],
  ['<>', (left, right, isEqual) => !areArraysEqual(left, right, isEqual)],
  ['@>', containsArray],
  ['<@', (left, right, isEqual) => containsArray(right, left, isEqual)],
  ['&&', overlapsArray],
])

export const ARRAY_OPERATORS: readonly string[] = [...TESTS.keys(), '||']

/** An operator between two arrays of one type; null for one that is not known, or elements that cannot be compared. */
export function arrayTest(name: string, type: TypeName): Routine | null {
  const test = TESTS.get(name)
  const codec = scalarCodec(elementType(type))
  if (test === undefined || codec === null) return null
  const isEqual = (a: Scalar, b: Scalar): boolean => codec.compare(a, b) === 0
  const run = ((left: Items, right: Items) => test(left, right, isEqual)) as Run
  return { name, isStrict: true, run, toSql: infixSql(name) }
}

/** A null array counts as an empty one, except beside another null array. */
const EMPTY: Items = { items: [], lengths: [], lowers: [] }
const JOINS = {
  both: ((left: Items | null, right: Items | null) =>
    left === null || right === null ? (left ?? right) : concatArrays(left, right)) as Run,
  append: ((array: Items | null, item: Scalar | null) => appendItem(array ?? EMPTY, item)) as Run,
  prepend: ((item: Scalar | null, array: Items | null) => prependItem(item, array ?? EMPTY)) as Run,
}

/** `||` and the functions of the same meaning. */
export function arrayJoin(kind: keyof typeof JOINS): Routine {
  const name = kind === 'both' ? 'array_cat' : `array_${kind}`
  return { name, isStrict: false, run: JOINS[kind], toSql: callSql(name) }
}

export const arrayDimensions: Routine = {
  name: 'array_ndims',
  isStrict: true,
  run: ((array: Items) => (array.lengths.length === 0 ? null : array.lengths.length)) as Run,
  toSql: callSql('array_ndims'),
}
