import { createRoute, z } from '@hono/zod-openapi'
import type { App } from '../http/app-env.ts'
import { errorResponses } from '../http/error-schema.ts'
import { type HealthCheck, runChecks } from './run-checks.ts'
import { shareRecent } from './share-recent.ts'

const READY_AGE_MS_MAX = 1_000

const readySchema = z
  .object({
    status: z.enum(['ok', 'fault', 'stopping']),
    checks: z.array(
      z.object({
        check: z.string(),
        status: z.enum(['ok', 'fault']),
        fault: z.string().optional(),
        ms: z.number().int(),
      }),
    ),
  })
  .openapi('Readiness')

const json = { 'application/json': { schema: readySchema } }

const liveRoute = createRoute({
  method: 'get',
  path: '/health/live',
  summary: 'The process answers',
  tags: ['operation'],
  responses: {
    200: {
      description: 'It does',
      content: { 'application/json': { schema: z.object({ status: z.literal('ok') }) } },
    },
    ...errorResponses(),
  },
})

const readyRoute = createRoute({
  method: 'get',
  path: '/health/ready',
  summary: 'The process can do its work, with the result of each check',
  tags: ['operation'],
  responses: {
    ...errorResponses(),
    200: { description: 'Ready', content: json },
    503: { description: 'Not ready, or stopping', content: json },
  },
})

export interface HealthDeps {
  readonly checks: readonly HealthCheck[]
  /** Aborted when the server begins to stop: a balancer then sends its requests elsewhere while the last ones finish. */
  readonly stopping: AbortSignal
}

export function health(app: App, { checks, stopping }: HealthDeps): void {
  const ready = shareRecent(() => runChecks(checks), READY_AGE_MS_MAX)

  app.openapi(liveRoute, (c) => c.json({ status: 'ok' as const }, 200, { 'cache-control': 'no-store' }))

  app.openapi(readyRoute, async (c) => {
    const noStore = { 'cache-control': 'no-store' }
    if (stopping.aborted) return c.json({ status: 'stopping' as const, checks: [] }, 503, noStore)
    const results = await ready()
    const isReady = results.every(({ status }) => status === 'ok')
    return c.json(
      { status: isReady ? ('ok' as const) : ('fault' as const), checks: results },
      isReady ? 200 : 503,
      noStore,
    )
  })
}
