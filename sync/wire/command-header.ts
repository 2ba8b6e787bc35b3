import { z } from 'zod'
import { commandId, sessionId } from '../ids.ts'
import { isBoundedRecord } from './bounded-json.ts'
import { commandKinds } from './command-kind.ts'
import { instant } from './instant.ts'
import { argsDepthMax, argsNodesMax, commandNameCharsMax, ordinalMax } from './limits.ts'
import { outcome } from './outcome.ts'

const carriedLimits = { depthMax: argsDepthMax, nodesMax: argsNodesMax }

/** Everything about a command that can be judged without knowing the command. */
export const commandHeader = z.strictObject({
  seq: z.int().min(1),
  id: commandId,
  // Open, because a newer device may send a command that this server will only know after its update.
  name: z
    .string()
    .max(commandNameCharsMax)
    .regex(/^[a-z][a-z0-9_]*$/),
  kind: z.enum(commandKinds),
  schema: z.int().min(1).default(1),
  args: z
    .unknown()
    .refine((value): value is Record<string, unknown> => isBoundedRecord(value, carriedLimits))
    .meta({ type: 'object' }),
  session: sessionId.nullable().default(null),
  config_version: z.int().min(0).max(ordinalMax).nullable().default(null),
  // Negative and absurd ages pass: the authority clamps them and flags the command, it does not stop the line.
  age_ms: z.number().default(0),
  written_at: instant.nullable().default(null),
  known_at: instant.nullable().default(null),
  /** Present only when the command had this outcome in a history that the server has lost. */
  outcome: outcome.exactOptional(),
})
export type CommandHeader = z.output<typeof commandHeader>
