import { createRoute, z } from '@hono/zod-openapi'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import type { Identity } from '../auth/identity.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { Pools } from '../database/pools.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { pageLimit } from '../http/page-limit.ts'
import { createPasswordLink } from '../passwords/password-link.ts'
import { type Invitation, invitation, newPerson, person, personPatch } from './person-fields.ts'

export type StaffRoutesDeps = {
  readonly config: { readonly publicUrl: string }
  readonly pools: Pools
  readonly identity: Identity
}

const page = z.object({ staff: z.array(person), next_after: z.uuid().nullable() }).openapi('StaffPage')

/** Who works in a tenant: an admin adds and changes people, a manager sees those of the own branches. */
export function staffRoutes(app: App, { config, pools, identity }: StaffRoutesDeps): void {
  const ask = createAskForPerson(pools.api, identity)
  const common = personRoute(identity.tokens, 'people')

  const list = createRoute({
    ...common,
    method: 'get',
    path: '/api/staff',
    summary: 'The people of the tenant, by name; for a manager, of the own branches',
    request: { query: z.object({ after: z.uuid().optional(), limit: pageLimit }) },
    responses: { 200: jsonAnswer('One page', page), ...personRefusals() },
  })
  app.openapi(list, async (c) => {
    const { after, limit } = c.req.valid('query')
    const call = { name: 'read_staff', action: 'read_staff', args: [after ?? null, limit] }
    return c.json(await ask<z.output<typeof page>>(c, call), 200, noStore)
  })

  const add = createRoute({
    ...common,
    method: 'post',
    path: '/api/staff',
    summary: 'Adds a person, who chooses a password by the link of the answer',
    request: jsonBody(newPerson),
    responses: {
      201: jsonAnswer('The link is told this once', invitation),
      ...personRefusals('not_found', 'already_taken'),
    },
  })
  app.openapi(add, async (c) => {
    const { branch_ids, ...fields } = c.req.valid('json')
    const { url, hash } = createPasswordLink(config.publicUrl, c.var.person.tenantId)
    const args = [JSON.stringify(fields), branch_ids, hash]
    const made = await ask<Invitation>(c, { name: 'add_staff', action: 'manage_staff', args })
    return c.json({ ...made, invitation_url: url }, 201, noStore)
  })

  const change = createRoute({
    ...common,
    method: 'patch',
    path: '/api/staff/{id}',
    summary: 'Changes what the body names; a new role or the loss of access ends all sessions of the person',
    request: { params: z.object({ id: z.uuid() }), ...jsonBody(personPatch) },
    responses: { 200: jsonAnswer('As it is now', person), ...personRefusals('not_found', 'last_admin') },
  })
  app.openapi(change, async (c) => {
    const { branch_ids, ...fields } = c.req.valid('json')
    const args = [c.req.valid('param').id, JSON.stringify(fields), branch_ids ?? null]
    const changed = await ask<z.output<typeof person>>(c, { name: 'change_staff', action: 'manage_staff', args })
    return c.json(changed, 200, noStore)
  })
}
