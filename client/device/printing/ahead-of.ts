import type { View } from '../../../sync/device/device.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'

/** Who waits for the same service and comes before this ticket; undefined where this device does not have it in its line. */
export function aheadOf(ticketId: string, { tickets, today }: Pick<View, 'tickets' | 'today'>): number | undefined {
  const own = tickets.get(ticketId)
  if (own === undefined || !isInLine(own, today)) return undefined
  let ahead = 0
  for (const other of tickets.values()) {
    if (isInLine(other, today) && other.service_id === own.service_id && isBefore(other, own)) ahead += 1
  }
  return ahead
}

function isInLine({ state, queue_day }: TicketRow, today: string | undefined): boolean {
  return state === 'waiting' && queue_day === today
}

/** As the line is ordered everywhere: by the one key, then by id. */
function isBefore(other: TicketRow, own: TicketRow): boolean {
  const [theirs, ours] = [other.order_at ?? Number.POSITIVE_INFINITY, own.order_at ?? Number.POSITIVE_INFINITY]
  return theirs < ours || (theirs === ours && other.id < own.id)
}
