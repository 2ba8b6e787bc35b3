import type { TicketFields } from '../view/view-rows.ts'
import { instantText, type Leg } from './patches.ts'

/**
 * The present leg of a ticket that is sent to another service. A call that it had for the service that it leaves stays with
 * the leg, one for each such service: somebody behind who is not here was passed by it [AR3]. In a line that it comes back to
 * it stands behind again, and has passed nobody. As sql/functions/tickets/moved_leg.sql.
 */
export function movedLeg(from: Leg, ticket: TicketFields, serviceId: string | null): Leg {
  const { calls: _, ...leg } = from
  const { service_id = null, called_at } = ticket
  const present = typeof called_at === 'number' ? [{ service_id, called_at: instantText(called_at) }] : []
  const calls = [...callsOf(from), ...present].filter((call) => call.service_id !== serviceId)
  return { ...leg, service_id: serviceId, ...(calls.length === 0 ? {} : { calls }) }
}

/** Of a leg: the calls for services that it has left. */
export function callsOf({ calls }: Leg): readonly Leg[] {
  return Array.isArray(calls) ? (calls as Leg[]) : []
}
