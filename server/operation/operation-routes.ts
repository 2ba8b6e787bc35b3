import { createRoute, z } from '@hono/zod-openapi'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, noStore } from '../http/json-parts.ts'
import { pageLimit } from '../http/page-limit.ts'

/** Ids of jobs are bigints: text on the wire, and never so long that the database could not read one. */
const jobId = z.string().regex(/^[1-9]\d{0,17}$/)
const job = z.object({
  id: jobId,
  task: z.string(),
  attempts: z.number(),
  last_error: z.string(),
  created_at: z.string(),
  died_at: z.string(),
})
const deadJobs = z.object({ jobs: z.array(job) }).openapi('DeadJobs')

/** What operators do to keep an installation running. */
export function operationRoutes(app: App, { pools, identity }: { pools: Pools; identity: Identity }): void {
  const ask = createAskForPerson(pools.api, identity)
  const common = personRoute(identity.tokens, 'operators')

  const rotate = createRoute({
    ...common,
    method: 'post',
    path: '/api/keys/rotate',
    summary: 'A new key signs access tokens from now on; those that the old one signed stand until they end',
    responses: { 204: { description: 'Done here; other servers follow within minutes' }, ...personRefusals() },
  })
  app.openapi(rotate, async (c) => {
    await ask<void>(c, { name: 'retire_signing_key', action: 'manage_keys' })
    await identity.keys.renew()
    return c.body(null, 204, noStore)
  })

  const list = createRoute({
    ...common,
    method: 'get',
    path: '/api/jobs/dead',
    summary: 'Jobs that failed for good, newest first',
    request: { query: z.object({ limit: pageLimit }) },
    responses: {
      200: jsonAnswer('Codes of their errors, nothing of what they were about', deadJobs),
      ...personRefusals(),
    },
  })
  app.openapi(list, async (c) => {
    const call = { name: 'read_dead_jobs', action: 'retry_jobs', args: [c.req.valid('query').limit] }
    return c.json(await ask<z.output<typeof deadJobs>>(c, call), 200, noStore)
  })

  const retry = createRoute({
    ...common,
    method: 'post',
    path: '/api/jobs/dead/{id}/retry',
    summary: 'Gives a dead job all its attempts again',
    request: { params: z.object({ id: jobId }) },
    responses: { 204: { description: 'It runs again soon' }, ...personRefusals('not_found') },
  })
  app.openapi(retry, async (c) => {
    await ask<void>(c, { name: 'retry_dead_job', action: 'retry_jobs', args: [c.req.valid('param').id] })
    return c.body(null, 204, noStore)
  })
}
