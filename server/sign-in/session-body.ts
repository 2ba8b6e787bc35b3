import { z } from '@hono/zod-openapi'

/** Lower case, as the cookie's name has it. */
export const sessionBody = z.object({ session_id: z.uuid().toLowerCase() }).openapi('SessionName')
