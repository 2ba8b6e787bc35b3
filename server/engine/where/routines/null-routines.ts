import { formatValue, scalarCodec } from '../codecs.ts'
import { callSql, collated, type Routine, type Run } from '../routine.ts'
import { arrayType, type Scalar, type TypeName, toSqlType, type Value } from '../value-types.ts'
import { type PgArray, toArray } from '../values/arrays.ts'

/** Routines that take null for a value and answer something. */
function lenient(
  name: string,
  run: (...args: readonly (Value | null)[]) => Value | null,
  toSql: Routine['toSql'],
): Routine {
  return { name, isStrict: false, run, toSql }
}

const suffix =
  (words: string) =>
  ([operand]: readonly string[]): string =>
    `(${operand} ${words})`

export const NULL_TESTS: ReadonlyMap<string, Routine> = new Map([
  ['IS_NULL', lenient('IS_NULL', (value) => value === null, suffix('is null'))],
  ['IS_NOT_NULL', lenient('IS_NOT_NULL', (value) => value !== null, suffix('is not null'))],
])

export const BOOLEAN_TESTS: ReadonlyMap<string, Routine> = new Map([
  ['IS_TRUE', lenient('IS_TRUE', (value) => value === true, suffix('is true'))],
  ['IS_NOT_TRUE', lenient('IS_NOT_TRUE', (value) => value !== true, suffix('is not true'))],
  ['IS_FALSE', lenient('IS_FALSE', (value) => value === false, suffix('is false'))],
  ['IS_NOT_FALSE', lenient('IS_NOT_FALSE', (value) => value !== false, suffix('is not false'))],
  ['IS_UNKNOWN', lenient('IS_UNKNOWN', (value) => value === null, suffix('is unknown'))],
  ['IS_NOT_UNKNOWN', lenient('IS_NOT_UNKNOWN', (value) => value !== null, suffix('is not unknown'))],
])

export const negation: Routine = {
  name: 'not',
  isStrict: true,
  run: (value) => value !== true,
  toSql: ([operand]) => `(not ${operand})`,
}

/** `is [not] distinct from`, told by the equality that fits the types. */
export function distinction(equality: Routine, isNegated: boolean): Routine {
  const name = isNegated ? 'is not distinct from' : 'is distinct from'
  const run: Run = (left = null, right = null) => {
    const isSame = left === null || right === null ? left === right : equality.run(left, right) === true
    return isSame === isNegated
  }
  return lenient(name, run, ([left, right]) => `(${left} ${name} ${right})`)
}

function bindAll(
  bindRight: NonNullable<Routine['bindRight']>,
  array: PgArray<Scalar>,
  run: Run,
): (left: Value) => Value | null {
  for (const item of array.items) if (item !== null) bindRight(item)
  return (left) => run(left, array)
}

/** `left operator any (array)` and `all`: null where neither an element decides nor all are known. */
export function quantified(operator: Routine, quantifier: 'any' | 'all'): Routine {
  const decisive = quantifier === 'any'
  const run: Run = (left = null, array = null) => {
    if (array === null) return null
    const { items } = array as PgArray<Scalar>
    if (items.length === 0) return !decisive
    if (left === null) return null
    let isKnown = true
    for (const item of items) {
      if (item === null) isKnown = false
      else if (operator.run(left, item) === decisive) return decisive
    }
    return isKnown ? !decisive : null
  }
  const toSql = ([left = '', array = '']: readonly string[]): string => operator.toSql([left, array, quantifier])
  const routine = lenient(`${operator.name} ${quantifier}`, run, toSql)
  const { bindRight } = operator
  if (bindRight === undefined) return routine
  // Only to refuse what no element may be; null on the left means too much to be left out.
  return { ...routine, bindRight: (array) => bindAll(bindRight, array as PgArray<Scalar>, run) }
}

export const coalesce = lenient('coalesce', (...args) => args.find((arg) => arg !== null) ?? null, callSql('coalesce'))

/** The first of equals stays, as in Postgres; texts are ordered by their bytes. */
export function extreme(kind: 'greatest' | 'least', type: TypeName): Routine | null {
  const codec = scalarCodec(type)
  if (codec === null) return null
  const sign = kind === 'greatest' ? 1 : -1
  const run: Run = (...args) => {
    let best: Scalar | null = null
    for (const arg of args as readonly (Scalar | null)[]) {
      if (arg !== null && (best === null || codec.compare(arg, best) * sign > 0)) best = arg
    }
    return best
  }
  const isText = type === 'text' || type === 'bpchar'
  return lenient(kind, run, ([first, ...rest]) => callSql(kind)([isText ? collated(first) : `${first}`, ...rest]))
}

/** Joins the texts of whatever is given; nulls are left out. */
export function concat(types: readonly TypeName[]): Routine {
  const run: Run = (...args) =>
    args.map((arg, index) => (arg === null ? '' : formatValue(types[index] ?? 'text', arg))).join('')
  return lenient('concat', run, callSql('concat'))
}

/** `array[…]`, whose elements have one type and may be arrays of one dimension themselves. */
export function arrayOf(type: TypeName): Routine {
  const run = (...args: readonly (Scalar | null)[]): Value => toArray(args)
  const toSql = (args: readonly string[]): string => `array[${args.join(', ')}]::${toSqlType(arrayType(type))}`
  return lenient('array', run as Run, toSql)
}
