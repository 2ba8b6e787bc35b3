import { createRoute, z } from '@hono/zod-openapi'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, jsonBody, noStore } from '../http/json-parts.ts'
import { createPasswordLink } from '../passwords/password-link.ts'
import { type Invitation, invitation, invited, operator } from '../staff/person-fields.ts'
import type { StaffRoutesDeps } from '../staff/staff-routes.ts'

const operators = z.object({ operators: z.array(operator) }).openapi('Operators')

/** Who runs the installation. */
export function operatorRoutes(app: App, { config, pools, identity }: StaffRoutesDeps): void {
  const ask = createAskForPerson(pools.api, identity)
  const common = personRoute(identity.tokens, 'operators')
  const action = 'manage_operators'

  const list = createRoute({
    ...common,
    method: 'get',
    path: '/api/operators',
    summary: 'All operators, by name',
    responses: { 200: jsonAnswer('All of them', operators), ...personRefusals() },
  })
  app.openapi(list, async (c) =>
    c.json(await ask<z.output<typeof operators>>(c, { name: 'read_operators', action }), 200, noStore),
  )

  const add = createRoute({
    ...common,
    method: 'post',
    path: '/api/operators',
    summary: 'Adds an operator, who chooses a password by the link of the answer',
    request: jsonBody(invited),
    responses: { 201: jsonAnswer('The link is told this once', invitation), ...personRefusals('already_taken') },
  })
  app.openapi(add, async (c) => {
    const { name, email, language } = c.req.valid('json')
    const { url, hash } = createPasswordLink(config.publicUrl, c.var.person.tenantId)
    const made = await ask<Invitation>(c, { name: 'add_operator', action, args: [name, email, language, hash] })
    return c.json({ ...made, invitation_url: url }, 201, noStore)
  })

  const change = createRoute({
    ...common,
    method: 'patch',
    path: '/api/operators/{id}',
    summary: 'Lets an operator in again or shuts one out; never the last one',
    request: { params: z.object({ id: z.uuid() }), ...jsonBody(z.strictObject({ active: z.boolean() })) },
    responses: { 200: jsonAnswer('As it is now', operator), ...personRefusals('not_found', 'last_admin') },
  })
  app.openapi(change, async (c) => {
    const args = [c.req.valid('param').id, c.req.valid('json').active]
    return c.json(await ask<z.output<typeof operator>>(c, { name: 'change_operator', action, args }), 200, noStore)
  })
}
