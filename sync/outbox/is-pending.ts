import type { OutboxRow } from './outbox-row.ts'

/** The authority has still to decide it [OB5]; what it refuses even to look at is waited for no longer [PU6]. */
export function isPending(row: OutboxRow): boolean {
  return row.outcome === undefined && row.unsendable === undefined
}

/** A person has to see it before it may go. */
export function isUnseen(row: OutboxRow): boolean {
  if (row.seen === true) return false
  return row.unsendable !== undefined || row.outcome?.kind === 'rejected' || row.outcome?.kind === 'quarantined'
}
