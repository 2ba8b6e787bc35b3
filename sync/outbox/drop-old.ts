import { DAY_MS } from '../calendar/day-number.ts'
import { keyOf } from '../ports/keys.ts'
import type { Key, Store, WriteTransaction } from '../ports/store.ts'
import { isPending, isUnseen } from './is-pending.ts'
import { KEPT_DAYS } from './limits.ts'
import type { OutboxRow } from './outbox-row.ts'
import { readInPages } from './read-in-pages.ts'
import { readRows } from './read-rows.ts'

/**
 * Drops what was decided long ago [OB5] with its print job, and the last numbers of days that are as old. All by the
 * server's time: a wall clock that is years ahead would take today's numbers with it, and one that was behind, or a week
 * without a network, what was acknowledged a minute ago. Reads the whole outbox, so it is for once in a while, and page by
 * page, so that taps come between.
 */
export async function dropOld(store: Store, serverAt: number): Promise<void> {
  const oldest = serverAt - KEPT_DAYS * DAY_MS
  for await (const page of readInPages(store)) {
    const old = readRows(page).rows.filter((row) => isOld(row, oldest))
    if (old.length > 0)
      await dropPage(
        store,
        old.map((row) => keyOf('outbox', row)),
        oldest,
      )
  }
  await dropNumbers(store, oldest)
}

/** Looked at again: a history that was lost meanwhile may have made them pending [EP1]. */
function dropPage(store: Store, keys: readonly Key[], oldest: number): Promise<void> {
  return store.write(['outbox', 'places', 'prints'], async (tx) => {
    const found = await Promise.all(keys.map((key) => tx.get('outbox', key)))
    dropRows(
      tx,
      readRows(found).rows.filter((row) => isOld(row, oldest)),
    )
  })
}

function dropNumbers(store: Store, oldest: number): Promise<void> {
  return store.write(['numbers'], async (tx) => {
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
