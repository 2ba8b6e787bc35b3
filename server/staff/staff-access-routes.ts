import { createRoute, z } from '@hono/zod-openapi'
import { createAskForPerson } from '../auth/ask-for-person.ts'
import { personRefusals, personRoute } from '../auth/person-route.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, noStore } from '../http/json-parts.ts'
import { createPasswordLink } from '../passwords/password-link.ts'
import { type Invitation, invitation } from './person-fields.ts'
import type { StaffRoutesDeps } from './staff-routes.ts'

/** What an admin does about a person's access, each by a word of its own behind the person's id. */
const ACTS = [
  {
    word: 'second-factor-reset',
    name: 'reset_second_factor',
    summary: 'Takes the second factor and the recovery codes away and ends all sessions',
  },
  { word: 'sign-out', name: 'sign_staff_out', summary: 'Ends all sessions of the person' },
  { word: 'erase', name: 'erase_staff', summary: 'Takes from a person who left all that tells who it was' },
] as const

export function staffAccessRoutes(app: App, { config, pools, identity }: StaffRoutesDeps): void {
  const ask = createAskForPerson(pools.api, identity)
  const common = { ...personRoute(identity.tokens, 'people'), request: { params: z.object({ id: z.uuid() }) } }

  const invite = createRoute({
    ...common,
    method: 'post',
    path: '/api/staff/{id}/invitation',
    summary: 'A new link to choose a password; older ones end',
    responses: {
      201: jsonAnswer('The link is told this once', invitation),
      ...personRefusals('not_found', 'wrong_state'),
    },
  })
  app.openapi(invite, async (c) => {
    const { url, hash } = createPasswordLink(config.publicUrl, c.var.person.tenantId)
    const args = [c.req.valid('param').id, hash]
    const made = await ask<Invitation>(c, { name: 'invite_staff', action: 'manage_staff', args })
    return c.json({ ...made, invitation_url: url }, 201, noStore)
  })

  for (const { word, name, summary } of ACTS) {
    const act = createRoute({
      ...common,
      method: 'post',
      path: `/api/staff/{id}/${word}`,
      summary,
      responses: { 204: { description: 'Done' }, ...personRefusals('not_found', 'wrong_state') },
    })
    app.openapi(act, async (c) => {
      await ask<void>(c, { name, action: 'manage_staff', args: [c.req.valid('param').id] })
      return c.body(null, 204, noStore)
    })
  }
}
