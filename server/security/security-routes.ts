import { createRoute, z } from '@hono/zod-openapi'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'

/** The bounds are those of the table app.tenant_security. */
const settings = z.strictObject({
  totp_for_admins: z.boolean(),
  session_idle_hours: z.int().min(1).max(168),
  session_max_hours: z.int().min(1).max(720),
  password_length_min: z.int().min(8).max(64),
  pin_digits: z.int().min(4).max(10),
  audit_retention_months: z.int().min(6).max(120),
})
const version = z.int().min(1)
const security = settings.extend({ version }).openapi('Security')
const patch = settings.partial().extend({ version })
type Security = z.output<typeof security>

/** How strict a tenant is with its own people. */
export function securityRoutes(app: App, { pools, identity }: { pools: Pools; identity: Identity }): void {
  const ask = createAskForPerson(pools.api, identity)
  const common = personRoute(identity.tokens, 'people')
  const action = 'manage_security'

  const read = createRoute({
    ...common,
    method: 'get',
    path: '/api/security',
    summary: 'The security settings of the tenant',
    responses: { 200: jsonAnswer('With the version that a change must name', security), ...personRefusals() },
  })
  app.openapi(read, async (c) => c.json(await ask<Security>(c, { name: 'read_security', action }), 200, noStore))

  const change = createRoute({
    ...common,
    method: 'patch',
    path: '/api/security',
    summary: 'Changes what the body names, if nobody has changed anything since that version',
    request: jsonBody(patch),
    responses: { 200: jsonAnswer('As they are now', security), ...personRefusals('configuration_conflict') },
  })
  app.openapi(change, async (c) => {
    const { version, ...fields } = c.req.valid('json')
    const args = [version, JSON.stringify(fields)]
    return c.json(await ask<Security>(c, { name: 'change_security', action, args }), 200, noStore)
  })
}
