import { movedLeg } from './moved-leg.ts'
import { onTicket } from './on-ticket.ts'
import { legsOf, waitingPatch } from './patches.ts'

/** Naming a service replaces the present leg's; what is not named is open to everybody again. */
export const transferTicket = onTicket<'transfer_ticket'>({
  change(ticket, meant) {
    const { to } = meant.args
    const service_id = to.service_id ?? ticket.service_id ?? null
    const legs = legsOf(ticket).map((leg, at) =>
      at === (ticket.leg_index ?? 0) ? movedLeg(leg, ticket, service_id) : leg,
    )
    return {
      ...waitingPatch,
      service_id,
      legs,
      for_counter_id: to.counter_id ?? null,
      for_staff_id: to.staff_id ?? null,
    }
  },
})
