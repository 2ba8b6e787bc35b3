import { z } from 'zod'
import { commandId, sessionId, writerId } from '../ids.ts'
import { rememberCheck } from '../ports/remember-check.ts'
import { commandKinds } from '../wire/command-kind.ts'
import { instant } from '../wire/instant.ts'
import { outcome } from '../wire/outcome.ts'
import { plainObject } from '../wire/plain-object.ts'

/** A row of the replica that a command touches, by table and id. */
export const touchedRow = z.object({ table: z.enum(['tickets', 'counters']), id: z.string() })
export type TouchedRow = z.output<typeof touchedRow>

/**
 * A command on the disk [OB4]. Everything above `outcome` is what was meant when it was written and never changes.
 * `name` and `args` stay open: a row may come from a newer app than the one that reads it [OB7].
 */
export const outboxRow = z.object({
  writer: writerId,
  seq: z.int().min(1),
  id: commandId,
  name: z.string(),
  kind: z.enum(commandKinds),
  schema: z.int().min(1),
  args: plainObject,
  session: sessionId.nullable(),
  config_version: z.int().min(0).nullable(),
  wall_at: z.number(),
  monotonic_at: z.number(),
  page_life: z.string(),
  /** The estimate of server time at writing, and the last server time that was really heard by then. */
  written_at: instant.nullable(),
  known_at: instant.nullable(),
  /** Which rows its effect concerns; fixed at writing [EF1]. */
  touches: z.array(touchedRow),
  /** What the effect needs beyond the arguments: the predicted ticket of a call, the fields that an undo puts back. */
  prediction: plainObject,
  /** Absent: pending. */
  outcome: outcome.exactOptional(),
  /** The epoch in which the outcome was given. */
  outcome_epoch: z.int().exactOptional(),
  /** The server's time in the answer that gave it: from then on it is kept for some days [OB5]. */
  decided_at: z.number().exactOptional(),
  /** What it had come to in a history that was lost: it is pending again, and goes as a fact with this [EP1]. */
  prior_outcome: outcome.exactOptional(),
  /** A person has seen that it was rejected or quarantined. */
  seen: z.boolean().exactOptional(),
  /** The server refuses even to look at it [PU6]. */
  unsendable: z.string().exactOptional(),
})
export type OutboxRow = z.output<typeof outboxRow>
export const isOutboxRow = rememberCheck(outboxRow)
