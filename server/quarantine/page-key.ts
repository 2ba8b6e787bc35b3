import { z } from 'zod'
import { writerId } from '../../sync/ids.ts'
import { instant } from '../../sync/wire/instant.ts'

const PAGE_KEY_CHARS_MAX = 300
const IN_UTC = /(?:Z|\+00:00)$/

const key = z.strictObject({
  // Carried as the database said it, microseconds and all: rounded, it would lose rows between two pages.
  quarantined_at: z.iso
    .datetime({ offset: true })
    .max(40)
    .refine((text) => IN_UTC.test(text) && instant.safeParse(text).success),
  writer_id: writerId,
  seq: z.int().min(1),
})

/** Where a page ended, as a caller carries it: text without meaning, made by us and judged like any other. */
export const pageKey = z
  .string()
  .max(PAGE_KEY_CHARS_MAX)
  .regex(/^[\w-]+$/)
  .transform((text, context) => {
    try {
      return JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown
    } catch {
      context.addIssue({ code: 'custom' })
      return z.NEVER
    }
  })
  .pipe(key)
