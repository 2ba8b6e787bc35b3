import { z } from 'zod'
import { ticketId } from '../ids.ts'
import { isBoundedJson } from './bounded-json.ts'
import { codeCharsMax, flagsPerOutcomeMax, outcomeDetailCharsMax, outcomeDetailNodesMax } from './limits.ts'

// Flags, codes and reasons are open words here, and unknown keys are dropped: a device that has not updated yet must
// understand the outcome of a newer server, and send it back when history was lost.
const word = z
  .string()
  .max(codeCharsMax)
  .regex(/^[a-z][a-z0-9_]*$/)

const detailLimits = { depthMax: 8, nodesMax: outcomeDetailNodesMax, stringCharsMax: outcomeDetailCharsMax }
const detail = z.unknown().refine((value) => isBoundedJson(value, detailLimits))

export const outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('applied'),
    flags: z.array(word).max(flagsPerOutcomeMax),
    ticket_id: ticketId.exactOptional(),
    result: detail.exactOptional(),
  }),
  z.object({ kind: z.literal('rejected'), code: word, details: detail.exactOptional() }),
  z.object({ kind: z.literal('quarantined'), reason: word }),
  z.object({ kind: z.literal('forked') }),
  z.object({ kind: z.literal('retry'), after_ms: z.int().min(0) }),
])
export type Outcome = z.output<typeof outcome>
