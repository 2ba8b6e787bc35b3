import { DAY_MS } from '../calendar/day-number.ts'
import { keyOf } from '../ports/keys.ts'
import type { Store } from '../ports/store.ts'
import { isPending, isUnseen } from './is-pending.ts'
import { KEPT_DAYS } from './limits.ts'
import { readRows } from './read-rows.ts'

/**
 * Drops what was decided long ago [OB5], and the last numbers of days that are as old. By the wall clock of writing: one
 * that is wrong keeps rows longer, or drops what the authority has acknowledged, never what it has not. Reads the whole
 * outbox, so it is for once in a while.
 */
export function dropOld(store: Store, wallAt: number): Promise<void> {
  return store.write(['outbox', 'places', 'numbers'], async (tx) => {
    const { rows } = readRows(await tx.all('outbox'))
    const oldest = wallAt - KEPT_DAYS * DAY_MS
    const old = rows.filter((row) => row.wall_at < oldest && !isPending(row) && !isUnseen(row))
    if (old.length > 0) {
      tx.delete(
        'outbox',
        old.map((row) => keyOf('outbox', row)),
      )
      tx.delete(
        'places',
        old.map(({ id }) => id),
      )
    }
    const numbers = await tx.all('numbers', { from: [''], to: [new Date(oldest).toISOString().slice(0, 10)] })
    if (numbers.length > 0) {
      tx.delete(
        'numbers',
        numbers.map((row) => keyOf('numbers', row)),
      )
    }
  })
}
