import { z } from '@hono/zod-openapi'

const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u

/** Text of a request, bounded and storable: no control characters (null bytes among them), no halves of characters. */
export const textField = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !UNPRINTABLE.test(text), { error: 'unprintable' })
