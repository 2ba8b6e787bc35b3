import type { BaseType, TypeName, Value, ValueOf } from './value-types.ts'

export type Run = (...args: readonly (Value | null)[]) => Value | null

/** Something that can be applied: how it runs here, and how it is written for Postgres. A strict one never sees null. */
export type Routine = {
  readonly name: string
  readonly isStrict: boolean
  readonly run: Run
  readonly toSql: (args: readonly string[]) => string
}

/** A routine with the types for which it is chosen. */
export type Overload = {
  readonly name: string
  readonly args: readonly TypeName[]
  readonly result: TypeName
  readonly routine: Routine
}

/** The third argument, if there is one, is `any` or `all`: then the right side is an array, and has the collation. */
export const infixSql =
  (operator: string, collation?: string) =>
  ([left, right, quantifier]: readonly string[]): string => {
    const operand = collation === undefined ? right : `${right} collate "${collation}"`
    return quantifier === undefined
      ? `(${left} ${operator} ${operand})`
      : `(${left} ${operator} ${quantifier} (${operand}))`
  }

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
