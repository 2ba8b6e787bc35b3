import { z } from '@hono/zod-openapi'

export const EMAIL_CHARS_MAX = 254

/** In lower case, as it is kept and compared. Plain ASCII by its rule, so no letter passes for another. */
export const emailField = z.email().max(EMAIL_CHARS_MAX).toLowerCase()
