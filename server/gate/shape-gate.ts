import { createRoute } from '@hono/zod-openapi'
import type { AppDeps } from '../app.ts'
import type { App } from '../http/app-env.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import { toHttpError } from '../http/to-http-error.ts'
import { reservedNames } from './client-query.ts'
import { createServeShape } from './create-serve-shape.ts'
import { createTurnstile } from './create-turnstile.ts'
import { GATE_LIMITS } from './gate-limits.ts'
import { createGateMetrics } from './gate-metrics.ts'
import { limitReader } from './limit-reader.ts'
import { requireExactPath } from './require-exact-path.ts'
import { requireReader } from './require-reader.ts'
import { createGrantShape } from './shape-grants.ts'
import { shapeRoute } from './shape-route.ts'

/** The one way to shapes: who asks is proved, what they get is decided here, and how it is answered is the source's. */
export function shapeGate(app: App, deps: AppDeps): void {
  const limits = { ...GATE_LIMITS, ...deps.gateLimits }
  const metrics = createGateMetrics(deps.metrics.registry)
  const grantShape = createGrantShape(deps.pools.api, deps.identity)
  const serve = createServeShape({ ...deps, limits, metrics, grantShape })
  const route = createRoute({
    ...shapeRoute,
    middleware: [
      requireExactPath,
      requireReader(deps.authenticate, deps.identity.tokens),
      limitReader(createTurnstile(limits), limits),
    ] as const,
  })
  app.openapi(route, async (c) => {
    const names = reservedNames(Object.keys(c.req.queries()))
    if (names.length > 0) throw httpErrorOf('malformed', { details: { in: 'query', reserved: names } })
    const asked = c.req.valid('query')
    const count = (status: number): void => metrics.requests.inc({ shape: asked.shape, status })
    try {
      const answer = await serve(c, asked)
      count(answer.status)
      return answer
    } catch (error) {
      count(toHttpError(error).status)
      throw error
    }
  })
}
