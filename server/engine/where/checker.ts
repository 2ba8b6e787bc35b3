import type { Node } from 'libpg-query'
import type { Literals } from './coerce.ts'
import type { Expression } from './expression.ts'
import type { TypeName } from './value-types.ts'

/** A column's type here, and what it must be cast to in SQL to be that. */
export type ColumnType = { readonly type: TypeName; readonly castTo: string | null }

/** What the parts of the checker share while one clause is checked. `check` is the whole of it, for operands. */
export type Checker = {
  readonly columns: ReadonlyMap<string, ColumnType>
  readonly params: ReadonlyMap<number, string>
  readonly literals: Literals
  readonly check: (node: Node | undefined) => Expression
}
