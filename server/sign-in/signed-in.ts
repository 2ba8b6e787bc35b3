import { z } from '@hono/zod-openapi'
import { staffRoles } from '../../sync/permissions/actor.ts'

/** What the database tells of a session that was begun or renewed. */
export const sessionAnswer = z.object({
  session: z.object({
    id: z.uuid(),
    device_id: z.uuid().nullable().openapi({ description: 'Null at a browser of its own.' }),
    expires_at: z.string().openapi({ description: 'Moves with each renewal; so long may a device work alone.' }),
    ends_at: z.string().openapi({ description: 'Never moves.' }),
    is_limited: z.boolean().openapi({ description: 'May do nothing yet but set up the second factor.' }),
    pin_digits: z.int().openapi({ description: 'How many a PIN of this tenant has, for work without the server.' }),
  }),
  person: z.object({
    id: z.uuid(),
    name: z.string(),
    role: z.enum(staffRoles),
    language: z.enum(['ar', 'fr', 'en']),
  }),
  server_time: z.string(),
})
export type SessionAnswer = z.infer<typeof sessionAnswer>

/** The one answer of every way in, and of each renewal; the refresh token is in a cookie beside it. */
export const signedIn = sessionAnswer.extend({ access_token: z.string(), expires_in_s: z.int() }).openapi('SignedIn')
export type SignedIn = z.infer<typeof signedIn>
