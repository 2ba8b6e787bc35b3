import type { ShapeName } from '../permissions/shapes.ts'
import type { StoredFields } from './parse-shape-row.ts'

/** What of a base row goes into the branch's version. */
export type Counted = { readonly version: number; readonly row: StoredFields }

/**
 * The branch's version over base: the sum of the versions of a day's tickets and of the counters [RE6]. Kept up to date
 * by what changes, because it is asked for at every heartbeat and after every change.
 */
export function createVersionSum() {
  const ofTickets = new Map<string, number>()
  let ofCounters = 0

  function add(shape: ShapeName, { version, row }: Counted, sign: 1 | -1): void {
    if (shape === 'counters') ofCounters += sign * version
    if (shape !== 'tickets' || typeof row.queue_day !== 'string') return
    const sum = (ofTickets.get(row.queue_day) ?? 0) + sign * version
    // Versions start at 1, so a day that sums to nothing has no tickets any more.
    if (sum === 0) ofTickets.delete(row.queue_day)
    else ofTickets.set(row.queue_day, sum)
  }

  return {
    replace(shape: ShapeName, before: Counted | undefined, after: Counted | undefined): void {
      if (before !== undefined) add(shape, before, -1)
      if (after !== undefined) add(shape, after, 1)
    },
    hasTicketsOn: (day: string): boolean => ofTickets.has(day),
    /** As a heartbeat tells it: digits. */
    of: (day: string): string => String(ofCounters + (ofTickets.get(day) ?? 0)),
  }
}
