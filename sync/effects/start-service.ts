import { onTicket } from './on-ticket.ts'
import { servicePatch } from './patches.ts'

/** Beats a call and a no-show; between two counters that both started, the earlier one stands [T3]. */
export const startService = onTicket<'start_service'>({
  change: (ticket, meant) => ({ ...servicePatch(ticket, meant), state: 'serving', ended_at: null }),
  contest(ticket, meant) {
    if (ticket.counter_id === meant.args.counter_id) return 'nothing'
    return meant.at < (ticket.started_at ?? Number.NEGATIVE_INFINITY) ? 'apply' : 'unfit'
  },
})
