import type { OutboxRow } from '../outbox/outbox-row.ts'

/**
 * Rows of several writers, as they were written one after the other. A device has one writer at a time, so the writers
 * follow one another by their first row; within one the seq counts, whatever the wall clock did.
 */
export function inOrderOfWriting(rows: readonly OutboxRow[]): readonly OutboxRow[] {
  const beganAt = new Map<string, number>()
  for (const { writer, wall_at } of rows) beganAt.set(writer, Math.min(beganAt.get(writer) ?? wall_at, wall_at))
  const began = ({ writer }: OutboxRow): number => beganAt.get(writer) ?? 0
  return [...rows].sort(
    (a, b) => began(a) - began(b) || (a.writer === b.writer ? a.seq - b.seq : a.writer < b.writer ? -1 : 1),
  )
}
