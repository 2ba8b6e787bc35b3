import { timingSafeEqual } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { httpErrorOf } from '../http/http-error-of.ts'
import type { Metrics } from './create-metrics.ts'

const description = {
  method: 'get' as const,
  path: '/metrics',
  summary: 'Measurements in the Prometheus text format',
  tags: ['operation'],
  responses: {
    200: { description: 'Measurements', content: { 'text/plain': { schema: z.string() } } },
    ...errorResponses('unauthenticated'),
  },
}

export interface MetricsDeps {
  readonly metrics: Metrics
  readonly config: { readonly metricsToken: string | undefined }
}

export function metrics(app: App, { metrics: { registry }, config }: MetricsDeps): void {
  const security = config.metricsToken === undefined ? [] : [{ operator: [] }]
  app.openapi(createRoute({ ...description, security }), async (c) => {
    if (config.metricsToken !== undefined && !isBearer(c.req.header('authorization'), config.metricsToken)) {
      throw httpErrorOf('unauthenticated', { headers: { 'www-authenticate': 'Bearer' } })
    }
    return c.text(await registry.metrics(), 200, {
      'content-type': registry.contentType,
      'cache-control': 'no-store',
    })
  })
}

/** In constant time, so that answers' timing does not reveal the token letter by letter. */
function isBearer(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '')
  const expected = Buffer.from(`Bearer ${token}`)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
