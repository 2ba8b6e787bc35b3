import { createRoute, z } from '@hono/zod-openapi'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, noStore } from '../http/json-parts.ts'
import { pageLimit } from '../http/page-limit.ts'

const message = z.object({
  id: z.uuid(),
  kind: z.literal('password_reset'),
  status: z.string(),
  created_at: z.string(),
  expires_at: z.string(),
  staff_id: z.uuid(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.string(),
  url: z.string(),
})
const messages = z.object({ messages: z.array(message) }).openapi('Messages')

/** Links that wait to be passed on by hand for as long as no provider sends them; only those whom one stands above. */
export function messageRoutes(app: App, { pools, identity }: { pools: Pools; identity: Identity }): void {
  const ask = createAskForPerson(pools.api, identity)
  const list = createRoute({
    ...personRoute(identity.tokens, 'people'),
    method: 'get',
    path: '/api/messages',
    summary:
      'Links that serve still: of tellers and managers for an admin, of operators or a tenant’s admins for an operator',
    request: { query: z.object({ tenant_id: z.uuid().optional(), limit: pageLimit }) },
    responses: { 200: jsonAnswer('Newest first', messages), ...personRefusals('not_found') },
  })
  app.openapi(list, async (c) => {
    const { tenant_id, limit } = c.req.valid('query')
    const call = { name: 'read_messages', action: 'read_messages', args: [tenant_id ?? null, limit] }
    return c.json(await ask<z.output<typeof messages>>(c, call), 200, noStore)
  })
}
