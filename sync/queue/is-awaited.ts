import type { TicketFields } from '../view/view-rows.ts'

/**
 * Joined from afar and not seen here yet [AR1]. Whom a counter has put aside is known to be here; as
 * sql/functions/tickets/is_awaited.sql.
 */
export function isAwaited({
  state,
  origin,
  counter_id,
}: Pick<TicketFields, 'state' | 'origin' | 'counter_id'>): boolean {
  return state === 'parked' && origin === 'web' && (counter_id ?? null) === null
}
