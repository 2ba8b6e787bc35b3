import { createRoute, z } from '@hono/zod-openapi'
import { staffRoles } from '../../sync/permissions/actor.ts'
import { personRefusals } from '../auth/person-route.ts'
import type { App } from '../http/app-env.ts'
import { jsonAnswer, noStore } from '../http/json-parts.ts'
import type { ProfileParts } from './profile-feature.ts'

const names = z.record(z.string(), z.string())
const profile = z
  .object({
    person: z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string().nullable(),
      role: z.enum(staffRoles),
      language: z.enum(['ar', 'fr', 'en']),
    }),
    tenant: z.object({ slug: z.string(), name: names }),
    branches: z.array(z.object({ id: z.uuid(), slug: z.string(), names })),
    session: z.object({
      id: z.uuid(),
      device_id: z.uuid().nullable(),
      expires_at: z.string(),
      ends_at: z.string().nullable(),
      is_limited: z.boolean(),
    }),
    actions: z.array(z.string()),
    menus: z.array(z.string()),
    is_limited: z.boolean(),
    has_totp: z.boolean(),
    needs_totp: z.boolean(),
    recovery_codes_left: z.int(),
  })
  .openapi('Profile')

export function profileRoute(app: App, { ask, person }: ProfileParts): void {
  const route = createRoute({
    ...person,
    method: 'get',
    path: '/api/me',
    summary: 'The person who asks: who they are, where they belong, what they may',
    responses: {
      200: jsonAnswer('As of now', profile),
      ...personRefusals(),
    },
  })
  app.openapi(route, async (c) => {
    const answer = await ask<z.output<typeof profile>>(c, { name: 'own_profile', action: 'own_profile' })
    return c.json(answer, 200, noStore)
  })
}
