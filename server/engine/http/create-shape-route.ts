import type pg from 'pg'
import type { Gate } from '../create-gate.ts'
import type { Shapes } from '../create-shapes.ts'
import type { EngineLimits } from '../engine-limits.ts'
import { compareOffsets, type Offset } from '../shapes/offset.ts'
import type { Shape } from '../shapes/shape.ts'
import type { ShapeDefinition } from '../shapes/shape-definition.ts'
import { ShapeDropped } from '../shapes/shape-store.ts'
import { errorAnswer, invalidRequest, mustRefetch } from './answers.ts'
import { type CompiledSubset, compileSubset } from './compile-subset.ts'
import type { EngineAnswer, EngineRequest } from './engine-http.ts'
import { problem } from './problems.ts'
import { readShapeParams, type ShapeParams } from './read-params.ts'
import type { SubsetInput } from './read-subset.ts'
import type { ResolveDefinition } from './resolve-definition.ts'
import { emptyHanded, serveLog } from './serve-log.ts'
import { serveSubset } from './serve-subset.ts'
import type { ShapeRequest } from './shape-request.ts'
import { waitForChange } from './wait-for-change.ts'

export type ShapeRouteDeps = {
  readonly shapes: Shapes
  readonly resolve: ResolveDefinition
  readonly gate: Gate
  readonly pool: pg.Pool
  readonly limits: EngineLimits
  readonly clock: () => number
}

/** A table that is truncated or changed again and again must not keep a request for ever. */
const RESTARTS_MAX = 3
const NOT_READY_RETRY_S = 5

/** Answers a request for a shape: parameters, then definition, then handle, then offset. */
export function createShapeRoute(deps: ShapeRouteDeps) {
  const { shapes, resolve, gate, pool, limits, clock } = deps
  const serving = { limits, clock, lastLsn: () => shapes.lastLsn }

  const serve = async (asked: ShapeRequest, subset: CompiledSubset | undefined): Promise<EngineAnswer> => {
    const { params, shape, request } = asked
    shape.usedAt = performance.now()
    if (subset !== undefined) {
      return serveSubset(asked, subset, { ...serving, pool }).catch((error: unknown) => {
        shapes.forgetIfOutdated(shape, error)
        throw error
      })
    }
    const { offset } = params
    if (offset === 'now') return emptyHanded(asked, serving)
    if (compareOffsets(offset, shape.tail) > 0) {
      const refusal = await awaitOffset(shape, offset, request)
      if (refusal !== undefined) return refusal
    }
    return serveLog(asked, offset, serving)
  }

  /** An offset beyond the head may be one that another server has handed out already. */
  const awaitOffset = async (
    shape: Shape,
    offset: Offset,
    { method, signal }: EngineRequest,
  ): Promise<EngineAnswer | undefined> => {
    const endsAt = performance.now() + limits.beyondHeadMs
    while (compareOffsets(offset, shape.tail) > 0) {
      const waited = await waitForChange(shape, endsAt - performance.now(), signal)
      if (shape.isDropped) return mustRefetch(method, undefined)
      if (waited.kind !== 'changed') return invalidRequest(method, problem('offset', 'out of bounds for this shape'))
    }
    return undefined
  }

  /** The shape with its snapshot, made when it is not there; a handle that is not its own is answered by its own. */
  const findReady = async (
    definition: ShapeDefinition,
    { handle }: ShapeParams,
    method: string,
  ): Promise<Shape | EngineAnswer> => {
    for (let restarts = 0; ; restarts++) {
      const shape = shapes.findOrCreate(definition)
      if (handle !== undefined && shape.handle !== handle) return mustRefetch(method, shape.handle)
      try {
        await shapes.ready(shape)
        return shape
      } catch (error) {
        if (!(error instanceof ShapeDropped)) throw error
        if (handle !== undefined || restarts >= RESTARTS_MAX) return mustRefetch(method, undefined)
      }
    }
  }

  return async (
    request: EngineRequest,
    query: ReadonlyMap<string, string>,
    subsetInput: SubsetInput | undefined,
  ): Promise<EngineAnswer> => {
    const { method } = request
    if (!(await gate.wait(limits.readyMs))) return notReady(method)
    const params = readShapeParams(query, subsetInput)
    if (params.kind === 'refused') return invalidRequest(method, params.problems)
    const definition = await resolve(params.value.definition)
    if (definition.kind === 'refused') return invalidRequest(method, definition.problems)
    const { subset, definition: asked } = params.value
    const compiled =
      subset === undefined ? undefined : await compileSubset(subset, definition.value.table, asked.queryableColumns)
    if (compiled?.kind === 'refused') return invalidRequest(method, compiled.problems)
    const shape = await findReady(definition.value, params.value, method)
    if ('status' in shape) return shape
    return serve({ request, params: params.value, definition: definition.value, shape }, compiled?.value)
  }
}

export function notReady(method: string): EngineAnswer {
  const message = 'Timeout waiting for Postgres lock acquisition'
  return errorAnswer({ message }, { method, status: 503, retryAfterS: NOT_READY_RETRY_S })
}
