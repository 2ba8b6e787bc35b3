import type { TicketEffect } from './effect.ts'
import { waitingPatch } from './patches.ts'
import { seenBefore } from './seen-before.ts'
import { setCounter } from './set-counter.ts'

export const closeCounter = setCounter<'close_counter'>('closed')

/** What is called or served there is handed over: one that was meant for this very counter could else be called by nobody. */
export const handOver: TicketEffect<'close_counter'> = (ticket, meant, id) => {
  const { counter_id, hand_over } = meant.args
  const seen = seenBefore(ticket, meant, id)
  const wasThere = seen?.state === 'called' || seen?.state === 'serving'
  if (wasThere && ticket?.state === hand_over && (ticket.counter_id ?? null) === null) return 'told'
  const isThere = ticket?.counter_id === counter_id && (ticket.state === 'called' || ticket.state === 'serving')
  if (!isThere || ticket.queue_day !== (meant.told.day ?? ticket.queue_day)) return 'nothing'
  const for_counter_id = ticket.for_counter_id === counter_id ? null : (ticket.for_counter_id ?? null)
  return { ...waitingPatch, state: hand_over, for_counter_id }
}
