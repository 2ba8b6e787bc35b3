import { z } from 'zod'

const ownSession = z.object({
  id: z.uuid(),
  device_id: z.uuid().nullable(),
  device_name: z.string().nullable(),
  browser: z.string().nullable(),
  started_at: z.string(),
  seen_at: z.string(),
  is_current: z.boolean(),
})
export const ownSessions = z.object({ sessions: z.array(ownSession) })
export type OwnSession = z.output<typeof ownSession>

/** This one first, then the one that was used last. */
export function inOrder(sessions: readonly OwnSession[]): OwnSession[] {
  return sessions.toSorted((a, b) => Number(b.is_current) - Number(a.is_current) || b.seen_at.localeCompare(a.seen_at))
}
