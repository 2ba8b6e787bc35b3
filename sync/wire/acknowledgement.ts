import { z } from 'zod'
import { writerId } from '../ids.ts'
import { ordinalMax, signatureCharsMax } from './limits.ts'

/** The server's signed word that it holds a writer's commands up to `seq`: the only proof of lost history. */
export const acknowledgement = z.strictObject({
  epoch: z.int().min(0).max(ordinalMax),
  writer: writerId,
  seq: z.int().min(0),
  signature: z
    .string()
    .min(1)
    .max(signatureCharsMax)
    .regex(/^[A-Za-z0-9_-]+$/),
})
export type Acknowledgement = z.output<typeof acknowledgement>
