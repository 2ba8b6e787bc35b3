import { z } from 'zod'
import { splitId, writerId } from '../ids.ts'
import { dayLabel } from './instant.ts'
import { lanesPerWriterMax } from './limits.ts'

/** The numbers n ≡ residue (mod modulus) above the floor of their prefix, for the days first_day to last_day. */
export const lane = z
  .object({
    residue: z.int().min(0),
    modulus: z.int().min(1),
    floors: z.record(z.string().regex(/^[A-Z]{1,3}$/), z.int().min(0)),
    first_day: dayLabel,
    last_day: dayLabel,
  })
  .refine((granted) => granted.residue < granted.modulus && granted.first_day <= granted.last_day)
export type Lane = z.output<typeof lane>

/** What the authority asks of a lane's owner: to go on with this narrower class, and to say from where. */
export const split = z
  .object({
    id: splitId,
    first_day: dayLabel,
    last_day: dayLabel,
    residue: z.int().min(0),
    modulus: z.int().min(1),
  })
  .refine((asked) => asked.residue < asked.modulus && asked.first_day <= asked.last_day)
export type Split = z.output<typeof split>

export const writerState = z.object({
  id: writerId,
  last_seq: z.int().min(0),
  /** Null for a writer that never issues: letters are scarce, because none is used again while a grant could live. */
  letter: z
    .string()
    .regex(/^[A-Z]{1,4}$/)
    .nullable(),
  lanes: z.object({
    serial: z.int().min(0),
    days: z.array(lane).max(lanesPerWriterMax),
    split: split.nullable(),
  }),
})
export type WriterState = z.output<typeof writerState>
