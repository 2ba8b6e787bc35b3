import { z } from '@hono/zod-openapi'
import { PASSWORD_CHARS_MAX } from '../auth/passwords.ts'

const HALF_CHARACTER = /\p{Cs}/u

/** Whatever a keyboard gives; halves of characters are refused because they would all be hashed as the same mark. */
export const passwordField = z
  .string()
  .min(1)
  .max(PASSWORD_CHARS_MAX)
  .refine((text) => !HALF_CHARACTER.test(text), { error: 'no text' })
