import { z } from 'zod'
import { overtakeReasons } from '../queue/overtake-reason.ts'

const count = z.int()

const side = z.object({
  id: z.uuid(),
  number: z.string(),
  service_id: z.uuid(),
  class_id: z.uuid().nullable(),
  head_start_s: count,
  queued_at: z.string(),
  order_at: z.string(),
})
export const overtake = z.object({
  reason: z.enum(overtakeReasons),
  day: z.iso.date(),
  /** So much later the passer came. */
  later_s: z.number(),
  called_at: z.string(),
  call_kind: z.enum(['next', 'ticket', 'offline']).nullable(),
  counter_id: z.uuid().nullable(),
  passer: side,
  passed: side,
})
export type Overtake = z.output<typeof overtake>

export const overtakeGroup = z.object({
  /** Of those who passed; null: without one. */
  class_id: z.uuid().nullable(),
  reason: z.enum(overtakeReasons),
  pairs: count,
  /** How many were passed. */
  people: count,
  longest_s: z.number(),
})
export type OvertakeGroup = z.output<typeof overtakeGroup>

/** Who was passed by whom on some days of a branch, and why; of the pairs those to look at first. */
export const overtakes = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  called: count,
  passed: count,
  groups: z.array(overtakeGroup),
  pairs: z.array(overtake),
})
export type Overtakes = z.output<typeof overtakes>
