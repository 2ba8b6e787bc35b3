import { createRoute, z } from '@hono/zod-openapi'
import { instant } from '../../sync/wire/instant.ts'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, noStore } from '../http/json-parts.ts'
import { pageLimit } from '../http/page-limit.ts'

const ACTION = /^[a-z][a-z_:]{0,59}$/
const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** As `next_after` gave it; what only looks like one must not reach a cast of the database. */
const cursor = z.string().refine((text) => instant.safeParse(CURSOR.exec(text)?.[1]).success)
const filter = z.object({
  from: instant.optional(),
  to: instant.optional(),
  action: z.string().regex(ACTION).optional(),
  actor: z.uuid().optional(),
  tenant_id: z.uuid().optional(),
  after: cursor.optional(),
  limit: pageLimit,
})
const id = z.uuid().nullable()
const entry = z.object({
  id: z.uuid(),
  tenant_id: z.uuid(),
  at: z.string(),
  action: z.string(),
  outcome: z.enum(['done', 'refused', 'failed']),
  actor_id: id,
  actor_role: z.string().nullable(),
  actor_name: z.string().nullable(),
  session_id: id,
  device_id: id,
  branch_id: id,
  subject_id: id,
  details: z.record(z.string(), z.unknown()),
  ip_hash: z.string().nullable(),
  request_id: z.string().nullable(),
})
const page = z.object({ entries: z.array(entry), next_after: z.string().nullable() }).openapi('AuditPage')

/** Who did what: an admin reads the own tenant's notes, an operator those of all. */
export function auditRoutes(app: App, { pools, identity }: { pools: Pools; identity: Identity }): void {
  const ask = createAskForPerson(pools.api, identity)
  const read = createRoute({
    ...personRoute(identity.tokens, 'audit'),
    method: 'get',
    path: '/api/audit',
    summary: 'What was noted, newest first',
    request: { query: filter },
    responses: { 200: jsonAnswer('One page', page), ...personRefusals('not_found') },
  })
  app.openapi(read, async (c) => {
    const { limit, ...fields } = c.req.valid('query')
    const call = { name: 'read_audit', action: 'read_audit', args: [JSON.stringify(fields), limit] }
    return c.json(await ask<z.output<typeof page>>(c, call), 200, noStore)
  })
}
