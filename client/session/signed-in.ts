import { z } from 'zod'
import { staffRoles } from '../../sync/permissions/actor.ts'
import { language } from '../../sync/words/language.ts'

/** What every way in answers, and each renewal. */
export const signedIn = z.object({
  access_token: z.string(),
  expires_in_s: z.int(),
  session: z.object({
    id: z.uuid(),
    device_id: z.uuid().nullable(),
    expires_at: z.string(),
    ends_at: z.string(),
    is_limited: z.boolean(),
    pin_digits: z.int(),
  }),
  person: z.object({ id: z.uuid(), name: z.string(), role: z.enum(staffRoles), language }),
  server_time: z.string(),
})
export type SignedIn = z.output<typeof signedIn>
