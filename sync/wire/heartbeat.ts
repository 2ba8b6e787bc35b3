import { z } from 'zod'
import { dayLabel, instant } from './instant.ts'
import { writerState } from './writer-state.ts'

export const heartbeatAnswer = z.object({
  epoch: z.int().min(0),
  server_time: instant,
  /** A sum that outgrows a JavaScript number, so it travels as digits. */
  branch_version: z
    .string()
    .regex(/^[0-9]{1,40}$/)
    .nullable(),
  config_version: z.int().min(0).nullable(),
  /** The branch's day as the authority counts it; null for a device without a branch. */
  today: dayLabel.nullable(),
  writer: writerState.nullable(),
})
export type HeartbeatAnswer = z.output<typeof heartbeatAnswer>
