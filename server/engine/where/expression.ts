import type { Routine } from './routine.ts'
import type { TypeName, Value } from './value-types.ts'

/**
 * A checked clause: every operator is one certain routine, every argument has the type that it takes. From this tree
 * alone come the SQL of the snapshot, the predicate of the log and the terms of the index.
 */
export type Expression = Constant | Reference | Call | Logic

/** A literal without a type is `unknown` and has text; `parameter` is the number of the `$n` that it stood for. */
export type Constant = {
  readonly kind: 'constant'
  readonly type: TypeName
  readonly value: Value | null
  readonly location: number
  readonly parameter?: number
}
export type Reference = {
  readonly kind: 'reference'
  readonly type: TypeName
  readonly column: string
  /** What the column must be cast to before it has this type for Postgres; null when it has it already. */
  readonly castTo: string | null
  readonly location: number
}
export type Call = {
  readonly kind: 'call'
  readonly type: TypeName
  readonly routine: Routine
  readonly args: readonly Expression[]
  readonly location: number
}
export type Logic = {
  readonly kind: 'and' | 'or'
  readonly type: 'bool'
  readonly args: readonly Expression[]
  readonly location: number
}
