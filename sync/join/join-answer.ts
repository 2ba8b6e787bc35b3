import { z } from 'zod'
import { instant } from '../wire/instant.ts'
import { language } from '../words/language.ts'

const names = z.record(z.string(), z.string())

const joinService = z.object({
  id: z.uuid(),
  names,
  asks_contact: z.boolean(),
  /** Null: it gives tickets now; else why not. */
  closed: z.enum(['closed', 'holiday', 'outside_hours', 'after_last_ticket', 'over_capacity']).nullable(),
  opens_at: instant.nullable(),
  closes_at: instant.nullable(),
  waiting: z.int(),
  /** Of the wait, in whole minutes; both null: nothing can be told. */
  from_minutes: z.int().nullable(),
  to_minutes: z.int().nullable(),
  /** Whether one could still be served today, by the tenant's rule [WT19]. */
  closing: z.enum(['join', 'warn', 'refuse']),
})

/** What the page on which people join a branch from afar is told of it. */
export const joinAnswer = z.object({
  branch: names,
  languages: z.array(language),
  /** In which the branch tells the hours. */
  zone: z.string(),
  server_time: z.string(),
  /** In which the tenant writes numbers in Arabic. */
  digits: z.enum(['latn', 'arab']),
  /** Whether one must show to be there [AR1], and how long a place is held [AR3]. */
  arrival: z.enum(['none', 'proof']),
  hold_minutes: z.int(),
  takes_position: z.boolean(),
  /** Empty where none may be chosen. */
  classes: z.array(z.object({ id: z.uuid(), names })),
  services: z.array(joinService),
})

export type JoinService = z.output<typeof joinService>
export type JoinAnswer = z.output<typeof joinAnswer>
