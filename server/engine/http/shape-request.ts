import type { EngineLimits } from '../engine-limits.ts'
import type { Shape } from '../shapes/shape.ts'
import type { ShapeDefinition } from '../shapes/shape-definition.ts'
import type { EngineRequest } from './engine-http.ts'
import type { ShapeParams } from './read-params.ts'

/** What the engine is asked, checked, and the shape that answers it. */
export type ShapeRequest = {
  readonly request: EngineRequest
  readonly params: ShapeParams
  /** As the table is now; the shape's own may be older where only a type changed. */
  readonly definition: ShapeDefinition
  readonly shape: Shape
}

export type ServeDeps = {
  readonly limits: EngineLimits
  readonly clock: () => number
  readonly lastLsn: () => bigint
}
