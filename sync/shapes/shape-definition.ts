import type { ShapeName } from '../permissions/shapes.ts'
import type { Audience } from './audience.ts'
import { shapeCatalogue } from './shape-catalogue.ts'
import type { ShapeScope } from './shape-scope.ts'

export type ShapeDefinition = {
  readonly table: string
  readonly columns: readonly string[]
  readonly where: string
  readonly params: readonly string[]
}

/** A named shape for an audience in a scope: the whole of what the server asks for, and the client has no say in. */
export function shapeDefinition(name: ShapeName, audience: Audience, scope: ShapeScope): ShapeDefinition {
  const { table, columns, where, params } = shapeCatalogue[name]
  return { table, columns: Object.keys(columns[audience]), where, params: params.map((param) => scope[param]) }
}
