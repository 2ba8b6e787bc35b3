import type { TicketFields } from '../view/view-rows.ts'
import type { Patch, TicketEffect } from './effect.ts'
import type { Meant } from './meant.ts'
import { onTicket } from './on-ticket.ts'
import { arrivalPatch, instantText, type Leg, legsOf, servicePatch, waitingPatch } from './patches.ts'
import { seenBefore } from './seen-before.ts'

const completed = onTicket<'complete_service'>({ change: completionPatch })

/** A ticket that has gone on to a later leg than the one on the screen then has this completion behind it. */
export const completeService: TicketEffect<'complete_service'> = (ticket, meant, id) => {
  const seen = seenBefore(ticket, meant, id)
  if (ticket !== undefined && seen !== undefined && (ticket.leg_index ?? 0) > seen.leg_index) {
    // Another counter's completion of that leg is not this one.
    if (legsOf(ticket)[seen.leg_index]?.counter_id === meant.args.counter_id) return 'told'
  }
  return completed(ticket, meant, id)
}

/** The end of a leg: of the visit when it was the last, else the next service with the place kept [T2]. */
function completionPatch(ticket: TicketFields, meant: Meant<'complete_service'>): Patch<TicketFields> {
  const service = servicePatch(ticket, meant)
  const index = ticket.leg_index ?? 0
  const legs = legsOf(ticket).map((leg, at) => (at === index ? endedLeg(leg, service, meant) : leg))
  const next = legs[index + 1]
  if (next === undefined)
    return { ...service, state: 'completed', legs, ended_at: meant.at, outcome: meant.args.outcome ?? null }
  return {
    ...waitingPatch,
    legs,
    leg_index: index + 1,
    service_id: typeof next.service_id === 'string' ? next.service_id : null,
    for_counter_id: null,
    for_staff_id: null,
    ...arrivalPatch(ticket, meant),
  }
}

function endedLeg(leg: Leg, service: ReturnType<typeof servicePatch>, meant: Meant<'complete_service'>): Leg {
  const { counter_id, staff_id, called_at, started_at } = service
  return {
    ...leg,
    counter_id,
    staff_id,
    called_at: instantText(called_at),
    started_at: instantText(started_at),
    ended_at: instantText(meant.at),
    outcome: meant.args.outcome ?? null,
  }
}
