import { z } from 'zod'

/** Of two builds the later one has the greater version. */
const version = z.int().min(0)
const age = z.number().min(0).nullable()

/** Something was written to the outbox; the leader pushes it. By a person: a pause may be cut short [PU2]. */
const poke = z.object({ kind: z.literal('poke'), version, by_person: z.boolean() })

/**
 * From the leader: when it began, and as often as something of it changes. Ages, not instants: monotonic clocks of two tabs
 * have nothing in common. `server`: its estimate of server time as it posts, and how good that is; null before an answer.
 */
const status = z.object({
  kind: z.literal('status'),
  version,
  answer_age_ms: age,
  equal_age_ms: age,
  server: z.object({ at: z.number(), round_trip_ms: z.number().min(0) }).nullable(),
  is_revoked: z.boolean(),
  has_too_many_writers: z.boolean().default(false),
  /** The authority has said that the writer's seq is right; a version that does not tell has not heard it [WR3]. */
  is_confirmed: z.boolean().default(false),
  /** Nobody could be asked since the leader's start: the tabs are alone together. */
  is_away: z.boolean().default(false),
  /** An answer contradicts the writer; only one of its own clears that, whatever else the tabs had heard before [WR3]. */
  is_in_doubt: z.boolean().default(false),
})

/** From a tab that a person can see, every few seconds: the leader asks heartbeats for it, though it be hidden itself. */
const look = z.object({ kind: z.literal('look'), version })

/** From a tab that heard an older version: to all of these. */
const reloadWanted = z.object({ kind: z.literal('reload_wanted'), version })

/** What tabs of one device say to each other; fields that a newer version added are not seen. */
export const tabMessage = z.discriminatedUnion('kind', [poke, status, look, reloadWanted])
export type TabMessage = z.output<typeof tabMessage>

/** Undefined for what this version does not know: another tab's version may say more. */
export function parseTabMessage(message: unknown): TabMessage | undefined {
  const parsed = tabMessage.safeParse(message)
  return parsed.success ? parsed.data : undefined
}
