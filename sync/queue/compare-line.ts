import type { TicketFields } from '../view/view-rows.ts'

export type InLine = Pick<TicketFields, 'order_at'> & { readonly id: string }

/**
 * The order of the line [QU1]: `order_at`, then id, as Postgres compares them. Ids are lower case, so their text compares
 * as uuids do. Milliseconds keep their fraction: the authority counts microseconds, and orders what came together by them.
 */
export function compareLine(one: InLine, other: InLine): number {
  const byOrder = orderOf(one) - orderOf(other)
  // Two without an order: the difference of infinities is no number.
  if (byOrder !== 0 && !Number.isNaN(byOrder)) return byOrder
  if (one.id === other.id) return 0
  return one.id < other.id ? -1 : 1
}

/** A row that lacks its place (a server of another version) stands last rather than nowhere. */
export function orderOf({ order_at }: InLine): number {
  return order_at ?? Number.POSITIVE_INFINITY
}
