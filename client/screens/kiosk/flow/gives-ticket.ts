import type { Opening } from '../../../../sync/calendar/opening-at.ts'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { View } from '../../../../sync/device/device.ts'
import { countTickets, openingNow } from '../opening-now.ts'
import type { Visit } from './flow-state.ts'
import { offeredServices } from './offered.ts'

/**
 * Whether there is a ticket at this very moment: a card may have been looked at for a while before it was pressed [KF10].
 * Who has an appointment has a place already: no last ticket and no full day stands against it.
 */
export function givesTicket(
  { serviceId, code }: Visit,
  configuration: PublishedConfiguration,
  { tickets, today }: Pick<View, 'tickets' | 'today'>,
  at: number,
): boolean {
  const service = offeredServices(configuration).find(({ id }) => id === serviceId)
  if (service === undefined) return false
  const issued = countTickets(tickets.values(), today).get(service.id)?.issued ?? 0
  return isGiven(openingNow(configuration, service, at, issued), code !== undefined)
}

export function isGiven(opening: Opening, hasAppointment: boolean): boolean {
  if (opening.kind === 'open') return true
  return hasAppointment && (opening.reason === 'after_last_ticket' || opening.reason === 'over_capacity')
}
