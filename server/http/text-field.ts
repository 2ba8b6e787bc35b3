import { z } from '@hono/zod-openapi'

/** Control characters, null bytes among them, and halves of characters: nobody types those, and Postgres refuses some. */
const UNWANTED = /[\p{Cc}\p{Cs}]/u

/** A text of one line from outside, of at most so many UTF-16 units. Nothing is trimmed or changed. */
export const textField = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !UNWANTED.test(text))
