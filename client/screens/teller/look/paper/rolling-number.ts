import { formatNumber } from '../../../../../sync/numbers/format-number.ts'
import type { TicketRow } from '../../../../../sync/view/view-rows.ts'

type Known = Pick<TicketRow, 'number' | 'number_day' | 'state'>
/** `prefix` of a series of printed numbers, and how many digits its numbers have. */
export type Series = { readonly prefix: string; readonly digits: number }

/** What a counter that knows no line calls next [PR1]: one more than the highest of its series that was called from here. */
export function rollingNumber(tickets: Iterable<Known>, today: string, { prefix, digits }: Series): string {
  let highest = 0
  for (const { number, number_day, state } of tickets) {
    if (number_day !== today || state === 'waiting' || typeof number !== 'string') continue
    highest = Math.max(highest, plainOf(number, prefix))
  }
  return formatNumber({ prefix, n: highest + 1 }, digits)
}

/** A number typed on a pad; undefined: none. */
export function typedNumber(typed: string, { prefix, digits }: Series): string | undefined {
  const n = Number(typed)
  return Number.isInteger(n) && n > 0 ? formatNumber({ prefix, n }, digits) : undefined
}

/** Numbers with the letter of a device run on their own. */
function plainOf(number: string, prefix: string): number {
  if (!number.startsWith(`${prefix}-`)) return 0
  const rest = number.slice(prefix.length + 1)
  return /^\d{1,6}$/.test(rest) ? Number(rest) : 0
}
