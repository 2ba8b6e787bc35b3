import { randomUUID } from 'node:crypto'
import { createRoute, z } from '@hono/zod-openapi'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { nameField } from '../http/name-field.ts'
import { pageLimit } from '../http/page-limit.ts'
import { createPasswordLink } from '../passwords/password-link.ts'
import { invited } from '../staff/person-fields.ts'
import type { StaffRoutesDeps } from '../staff/staff-routes.ts'

const NAME_CHARS_MAX = 120
const slug = z.string().regex(/^[a-z][a-z0-9-]{1,40}$/)
const name = nameField(NAME_CHARS_MAX)

const newTenant = z.object({ slug, name: z.object({ ar: name, fr: name, en: name }), admin: invited })
const addedTenant = z
  .object({ tenant_id: z.uuid(), admin_id: z.uuid(), invitation_url: z.string(), expires_at: z.string() })
  .openapi('AddedTenant')
const tenant = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.record(z.string(), z.string()),
  is_demo: z.boolean(),
  created_at: z.string(),
  branches: z.number(),
})
const page = z.object({ tenants: z.array(tenant), next_after: z.string().nullable() }).openapi('TenantPage')

/** The tenants of the installation, as its operators see them: that they are there, and nothing inside. */
export function tenantRoutes(app: App, { config, pools, identity }: StaffRoutesDeps): void {
  const ask = createAskForPerson(pools.api, identity)
  const common = personRoute(identity.tokens, 'operators')

  const list = createRoute({
    ...common,
    method: 'get',
    path: '/api/tenants',
    summary: 'All tenants, by slug',
    request: { query: z.object({ after: slug.optional(), limit: pageLimit }) },
    responses: { 200: jsonAnswer('One page', page), ...personRefusals() },
  })
  app.openapi(list, async (c) => {
    const { after, limit } = c.req.valid('query')
    const call = { name: 'read_tenants', action: 'manage_tenants', args: [after ?? null, limit] }
    return c.json(await ask<z.output<typeof page>>(c, call), 200, noStore)
  })

  const add = createRoute({
    ...common,
    method: 'post',
    path: '/api/tenants',
    summary: 'Adds a tenant with its first admin, who chooses a password by the link of the answer',
    request: jsonBody(newTenant),
    responses: { 201: jsonAnswer('The link is told this once', addedTenant), ...personRefusals('already_taken') },
  })
  app.openapi(add, async (c) => {
    const { slug, name, admin } = c.req.valid('json')
    const id = randomUUID()
    const { url, hash } = createPasswordLink(config.publicUrl, id)
    const args = [id, slug, JSON.stringify(name), JSON.stringify(admin), hash]
    const made = await ask<z.output<typeof addedTenant>>(c, { name: 'add_tenant', action: 'manage_tenants', args })
    return c.json({ ...made, invitation_url: url }, 201, noStore)
  })
}
