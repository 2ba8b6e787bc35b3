import { timingSafeEqual } from 'node:crypto'
import type { Logger } from '../../log/create-logger.ts'
import { plainAnswer } from './answers.ts'
import { corsHeaders, preflight, withHeaders } from './common-headers.ts'
import { createAdmission } from './create-admission.ts'
import { createDeleteRoute } from './create-delete-route.ts'
import { createShapeRoute, type ShapeRouteDeps } from './create-shape-route.ts'
import type { EngineAnswer, EngineRequest } from './engine-http.ts'
import { faultAnswer } from './fault-answer.ts'
import { readJsonBody } from './read-json-body.ts'
import { readQuery } from './read-query.ts'
import { type SubsetInput, subsetOfBody, subsetOfQuery } from './read-subset.ts'
import { requestId } from './request-id.ts'
import { createDefinitionResolver } from './resolve-definition.ts'

export type ResponderDeps = Omit<ShapeRouteDeps, 'resolve'> & {
  readonly log: Logger
  /** Undefined: whoever reaches the engine may ask. */
  readonly secret: string | undefined
  readonly isDeleteAllowed: boolean
}

const SHAPE_PATH = '/v1/shape'
const HEALTH_PATH = '/v1/health'
const SHAPE_METHODS = 'GET, POST, HEAD, DELETE, OPTIONS'
const KNOWN_METHODS = new Set(SHAPE_METHODS.split(', '))
const OTHER_METHODS = 'GET, HEAD'
const SERVER = 'BleSafEngine/1.0'

/** The whole protocol as one function from request to answer. */
export function createResponder(deps: ResponderDeps) {
  const admission = createAdmission(deps.limits)
  const resolve = createDefinitionResolver(deps.shapes.catalog)
  const serveShape = createShapeRoute({ ...deps, resolve })
  const serveDelete = createDeleteRoute({ shapes: deps.shapes, resolve, isAllowed: deps.isDeleteAllowed })

  const respond = async (request: EngineRequest, own: Record<string, string>): Promise<EngineAnswer> => {
    const { method } = request
    const path = request.path.length > 1 && request.path.endsWith('/') ? request.path.slice(0, -1) : request.path
    const cors = corsHeaders(request, path === SHAPE_PATH && KNOWN_METHODS.has(method) ? SHAPE_METHODS : OTHER_METHODS)
    if (path === SHAPE_PATH) {
      if (method === 'OPTIONS') return withHeaders(preflight(cors), own)
      const query = request.parameters ?? readQuery(request.query)
      if (!isAllowedIn(query, deps.secret)) {
        return withHeaders(plainAnswer(401, '{"message":"Unauthorized - Invalid API secret"}'), own)
      }
      const answer = await respondToShape(request, query)
      return withHeaders(answer ?? notFound(), cors, own)
    }
    if (path === HEALTH_PATH && isRead(method)) return withHeaders(health(), cors, own)
    return withHeaders(path === '/' && isRead(method) ? plainAnswer(200, '') : notFound(), cors, own)
  }

  const respondToShape = async (
    request: EngineRequest,
    query: ReadonlyMap<string, string>,
  ): Promise<EngineAnswer | undefined> => {
    const { method } = request
    if (method === 'DELETE') return serveDelete(query)
    let subset = subsetOfQuery(query)
    if (method === 'POST') {
      const body = await readJsonBody(request, deps.limits.bodyBytesMax)
      if (body.kind === 'refused') return body.answer
      subset = subsetOfBody(body.body, subset)
    } else if (!isRead(method)) return undefined
    return admit(request, query, subset)
  }

  const admit = async (
    request: EngineRequest,
    query: ReadonlyMap<string, string>,
    subset: SubsetInput | undefined,
  ): Promise<EngineAnswer> => {
    const kind = query.get('offset') === '-1' || query.get('offset') === 'now' ? 'initial' : 'existing'
    const leave = admission.enter(kind, request.method)
    if (typeof leave !== 'function') return leave
    let isStreaming = false
    try {
      const answer = await serveShape(request, query, subset)
      const { body } = answer
      if (request.method === 'HEAD' || typeof body === 'string' || !(Symbol.asyncIterator in body)) return answer
      isStreaming = true
      // Who goes before the first event never begins the stream, and so never ends it.
      request.signal.addEventListener('abort', leave, { once: true })
      if (request.signal.aborted) leave()
      return { ...answer, body: untilOver(body, leave) }
    } finally {
      if (!isStreaming) leave()
    }
  }

  const health = (): EngineAnswer => {
    const isActive = deps.gate.isOpen
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-cache, no-store, must-revalidate',
    }
    return { status: isActive ? 200 : 202, headers, body: `{"status":"${isActive ? 'active' : 'starting'}"}` }
  }

  return {
    running: admission.running,
    async respond(request: EngineRequest): Promise<EngineAnswer> {
      const own = { 'electric-server': SERVER, 'x-request-id': requestId(request) }
      try {
        return await respond(request, own)
      } catch (error) {
        deps.log.warn({ err: error, path: request.path }, 'a shape request failed')
        const cors = corsHeaders(request, SHAPE_METHODS)
        return withHeaders(faultAnswer(error, request.method), cors, own)
      }
    },
  }
}

async function* untilOver(events: AsyncIterable<string>, leave: () => void): AsyncGenerator<string> {
  try {
    yield* events
  } finally {
    leave()
  }
}

function notFound(): EngineAnswer {
  return plainAnswer(404, 'Not found')
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

function isAllowedIn(query: ReadonlyMap<string, string>, secret: string | undefined): boolean {
  if (secret === undefined) return true
  const wanted = Buffer.from(secret)
  const given = Buffer.from(query.get('secret') ?? query.get('api_secret') ?? '')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
