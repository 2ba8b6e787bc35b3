import { z } from 'zod'
import { dayLabel } from '../../sync/wire/instant.ts'
import { language } from '../../sync/words/language.ts'

const names = z.record(z.string(), z.string())

/** What `app_private.print_ticket` answers: everything that the paper says, names in every language that there is. */
export const printFacts = z.object({
  number: z.string(),
  language,
  digits: z.enum(['latn', 'arab']),
  is_copy: z.boolean(),
  tenant: names,
  branch: names,
  /** A PNG in base64. */
  logo: z.string().nullable(),
  /** The tenant's own lines. */
  header: names.nullable(),
  footer: names.nullable(),
  /** What is left of the visit, in order. */
  services: z.array(names).min(1),
  class: names.nullable(),
  issued_at: z.object({ day: dayLabel, time: z.string() }),
  ahead: z.int().nullable(),
})
export type PrintFacts = z.output<typeof printFacts>
