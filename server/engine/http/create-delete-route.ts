import type { Shapes } from '../create-shapes.ts'
import type { Shape } from '../shapes/shape.ts'
import { errorAnswer, invalidRequest } from './answers.ts'
import type { EngineAnswer } from './engine-http.ts'
import { problem } from './problems.ts'
import { readDefinitionParams } from './read-params.ts'
import type { ResolveDefinition } from './resolve-definition.ts'

const METHOD = 'DELETE'
const MISMATCH =
  'The specified shape definition and handle do not match. Please ensure the shape definition is correct or omit ' +
  'the shape handle from the request to obtain a new one.'

export type DeleteRouteDeps = {
  readonly shapes: Shapes
  readonly resolve: ResolveDefinition
  readonly isAllowed: boolean
}

/** Drops a shape, by its definition or by its handle alone, where that is allowed. */
export function createDeleteRoute({ shapes, resolve, isAllowed }: DeleteRouteDeps) {
  const drop = (shape: Shape | undefined): EngineAnswer => {
    if (shape === undefined) return errorAnswer({ message: 'No existing shape found' }, { method: METHOD, status: 404 })
    shapes.store.drop(shape, 'deleted')
    return {
      status: 202,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-cache',
        'electric-has-data': 'true',
      },
      body: '',
    }
  }

  return async (query: ReadonlyMap<string, string>): Promise<EngineAnswer> => {
    if (!isAllowed) return errorAnswer({ message: 'DELETE not allowed' }, { method: METHOD, status: 405 })
    const params = readDefinitionParams(query)
    if (params.kind === 'refused') return invalidRequest(METHOD, params.problems)
    const handle = query.get('handle')?.trim() || undefined
    if (params.value.table === undefined) {
      if (handle !== undefined) return drop(shapes.store.byHandle(handle))
      return invalidRequest(METHOD, problem('handle', "can't be blank when shape definition is missing"))
    }
    const definition = await resolve(params.value)
    if (definition.kind === 'refused') return invalidRequest(METHOD, definition.problems)
    const shape = shapes.find(definition.value)
    if (shape !== undefined && handle !== undefined && handle !== shape.handle) {
      return errorAnswer({ message: MISMATCH }, { method: METHOD, status: 400 })
    }
    return drop(shape)
  }
}
