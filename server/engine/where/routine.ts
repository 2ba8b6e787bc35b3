import type { BaseType, TypeName, Value, ValueOf } from './value-types.ts'

export type Run = (...args: readonly (Value | null)[]) => Value | null

/** Something that can be applied: how it runs here, and how it is written for Postgres. A strict one never sees null. */
export type Routine = {
  readonly name: string
  readonly isStrict: boolean
  readonly run: Run
  readonly toSql: (args: readonly string[]) => string
  /** For a strict routine of two arguments that can prepare itself for a right one that never changes. */
  readonly bindRight?: (right: Value) => (left: Value) => Value | null
}

/** A routine with the types for which it is chosen. */
export type Overload = {
  readonly name: string
  readonly args: readonly TypeName[]
  readonly result: TypeName
  readonly routine: Routine
}

/**
 * The one collation of whatever depends on one: order by bytes, Unicode's simple letter case, the same in every UTF-8
 * database since Postgres 17. The database's own collation cannot be known, or repeated, here; and two explicit ones
 * would not go together.
 */
export const collated = (sql = ''): string => `${sql} collate "pg_c_utf8"`

/** The third argument, if there is one, is `any` or `all`: then the right side is an array. */
export const infixSql =
  (operator: string) =>
  ([left, right, quantifier]: readonly string[]): string =>
    quantifier === undefined ? `(${left} ${operator} ${right})` : `(${left} ${operator} ${quantifier} (${right}))`

export const collatedInfixSql =
  (operator: string) =>
  ([left = '', right = '', ...quantifier]: readonly string[]): string =>
    infixSql(operator)([left, collated(right), ...quantifier])

export const callSql =
  (name: string) =>
  (args: readonly string[]): string =>
    `${name}(${args.join(', ')})`

type Values<A extends readonly BaseType[]> = { [I in keyof A]: ValueOf[A[I]] }

/** One strict overload whose body is typed by its Postgres types; the cast is what overload resolution guarantees. */
export function overload<const A extends readonly BaseType[], R extends BaseType>(
  name: string,
  args: A,
  result: R,
  run: (...values: Values<A>) => ValueOf[R],
  toSql?: Routine['toSql'],
): Overload {
  const prefixSql = ([operand]: readonly string[]): string => `(${name} ${operand})`
  const written = toSql ?? (args.length === 1 ? prefixSql : infixSql(name))
  return { name, args, result, routine: { name, isStrict: true, run: run as unknown as Run, toSql: written } }
}
