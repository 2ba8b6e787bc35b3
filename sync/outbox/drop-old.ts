import { DAY_MS } from '../calendar/day-number.ts'
import { keyOf } from '../ports/keys.ts'
import type { Store, WriteTransaction } from '../ports/store.ts'
import { isPending, isUnseen } from './is-pending.ts'
import { KEPT_DAYS } from './limits.ts'
import type { OutboxRow } from './outbox-row.ts'
import { readRows } from './read-rows.ts'

/**
 * Drops what was decided long ago [OB5] with its print job, and the last numbers of days that are as old. All by the
 * server's time: a wall clock that is years ahead would take today's numbers with it, and one that was behind, or a week
 * without a network, what was acknowledged a minute ago. Reads the whole outbox, so it is for once in a while.
 */
export function dropOld(store: Store, serverAt: number): Promise<void> {
  return store.write(['outbox', 'places', 'numbers', 'prints'], async (tx) => {
    const oldest = serverAt - KEPT_DAYS * DAY_MS
    dropRows(
      tx,
      readRows(await tx.all('outbox')).rows.filter((row) => isOld(row, oldest)),
    )
    const numbers = await tx.all('numbers', { from: [''], to: [new Date(oldest).toISOString().slice(0, 10)] })
    if (numbers.length > 0) {
      tx.delete(
        'numbers',
        numbers.map((row) => keyOf('numbers', row)),
      )
    }
  })
}

/** What was never decided, because the server would not look at it, has no other time than that of its writing. */
function isOld(row: OutboxRow, oldest: number): boolean {
  return (row.decided_at ?? row.wall_at) < oldest && !isPending(row) && !isUnseen(row)
}

function dropRows(tx: WriteTransaction, rows: readonly OutboxRow[]): void {
  if (rows.length === 0) return
  tx.delete(
    'outbox',
    rows.map((row) => keyOf('outbox', row)),
  )
  tx.delete(
    'places',
    rows.map(({ id }) => id),
  )
  const tickets = rows.map(({ args }) => args.ticket_id).filter((id) => typeof id === 'string')
  if (tickets.length > 0) tx.delete('prints', tickets)
}
