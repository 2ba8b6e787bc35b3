import type { TicketFields } from '../view/view-rows.ts'
import type { TicketEffect } from './effect.ts'
import type { Meant } from './meant.ts'
import { onTicket } from './on-ticket.ts'
import { callPatch, waitingPatch } from './patches.ts'

const called = onTicket<'call_ticket'>({
  change: (ticket, meant) => callPatch(ticket, meant, meant.kind === 'fact' ? 'offline' : 'ticket'),
  contest(ticket, meant) {
    if (ticket.counter_id === meant.args.counter_id) return 'nothing'
    return beatsCall(ticket, meant) ? 'apply' : 'unfit'
  },
})

/** Of two offline calls the earlier one stands; a confirmed call always does [T3]. */
function beatsCall(ticket: TicketFields, meant: Meant): boolean {
  const calledAt = ticket.called_at
  if (ticket.call_kind !== 'offline' || calledAt === null || calledAt === undefined) return false
  return meant.at < calledAt || (meant.at === calledAt && meant.id < (ticket.called_by_command ?? ''))
}

/** Going on without an answer binds to the call's ticket, and gives back the one that the lost call had taken instead. */
export const callTicket: TicketEffect<'call_ticket'> = (ticket, meant, id) => {
  const isInHand = ticket?.state === 'called' || ticket?.state === 'serving'
  if (ticket?.called_by_command === meant.id && isInHand) return 'told'
  const lost = meant.args.instead_of
  const isOfLostCall = lost !== undefined && ticket?.called_by_command === lost
  if (id !== (meant.told.wanted ?? id)) return isOfLostCall && ticket?.state === 'called' ? waitingPatch : 'nothing'
  if (isOfLostCall && isInHand) return 'nothing'
  return called(ticket, meant, id)
}
