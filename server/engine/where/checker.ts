import type { Node } from 'libpg-query'
import type { ParameterTypes } from './coerce.ts'
import type { Expression } from './expression.ts'
import type { TypeName } from './value-types.ts'

/** What the parts of the checker share while one clause is checked. `check` is the whole of it, for operands. */
export type Checker = {
  readonly columns: ReadonlyMap<string, TypeName>
  readonly params: ReadonlyMap<number, string>
  readonly parameterTypes: ParameterTypes
  readonly check: (node: Node | undefined) => Expression
}
