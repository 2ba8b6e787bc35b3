import { legsMax } from '../commands/limits.ts'
import type { TicketEffect } from './effect.ts'
import { onTicket } from './on-ticket.ts'
import { legsOf } from './patches.ts'
import { seenBefore } from './seen-before.ts'

const added = onTicket<'add_leg'>({
  change(ticket, meant) {
    const legs = legsOf(ticket)
    return legs.length >= legsMax ? 'unfit' : { legs: [...legs, { service_id: meant.args.service_id }] }
  },
})

/** Once the visit has more legs than were on the screen, the stream has told of this one. */
export const addLeg: TicketEffect<'add_leg'> = (ticket, meant, id) => {
  const seen = seenBefore(ticket, meant, id)
  const last = ticket === undefined ? undefined : legsOf(ticket).at(-1)
  const hasGrown = ticket !== undefined && seen !== undefined && legsOf(ticket).length > seen.leg_count
  if (hasGrown && last?.service_id === meant.args.service_id) return 'told'
  return added(ticket, meant, id)
}
