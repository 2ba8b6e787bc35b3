import type { Opening } from '../../../sync/calendar/opening-at.ts'
import { headStartMinutes } from '../../../sync/configuration/head-start-minutes.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import { MINUTE_MS } from '../../../sync/waits/limits.ts'
import { useDevice } from '../../app/hooks/device-context.ts'
import { useRows } from '../../app/hooks/use-rows.ts'
import { useNow } from '../../app/use-now.ts'
import { useServiceWaits, type WaitRange } from '../../app/waits/use-service-waits.ts'
import { useWaitQuotes } from '../../app/waits/use-wait-quotes.ts'
import { closingOf } from './flow/closing/closing-of.ts'
import { isGiven } from './flow/gives-ticket.ts'
import { bookableServices } from './flow/offered.ts'
import { countTickets, openingNow } from './opening-now.ts'

export type ServiceState = {
  readonly waiting: number
  readonly wait: WaitRange
  readonly opening: Opening
  /** The branch gives no ticket any more to who would hardly be called today. */
  readonly isTooLate: boolean
}

/** Opening hours are looked at so often. */
const LOOK_MS = 15_000

/** What stands on the services' cards now, by service, and the moment that it is said for; for a customer of a class, as they would stand in line. */
export function useServiceStates(
  configuration: PublishedConfiguration,
  classId?: string,
): {
  readonly at: number
  readonly states: ReadonlyMap<string, ServiceState>
  readonly canCheckIn: boolean
} {
  const tickets = useRows((view) => view.tickets)
  const today = useRows((view) => view.today)
  const device = useDevice()
  const at = useNow(device.now, LOOK_MS)
  const headStart = headStartMinutes(configuration.classes.find(({ id }) => id === classId))
  const waits = useServiceWaits(headStart)
  const quoted = useWaitQuotes()
  // Without a head start everybody in line stands before them, whatever the clocks say.
  const counts = countTickets(
    tickets.values(),
    today,
    headStart === 0 ? undefined : device.now() - headStart * MINUTE_MS,
  )
  const states = configuration.services.map((service): [string, ServiceState] => {
    const { waiting, issued } = counts.get(service.id) ?? { waiting: 0, issued: 0 }
    const opening = openingNow(configuration, service, at, issued)
    const wait: WaitRange = waits.get(service.id) ?? { kind: 'unknown' }
    const closing = closingOf({ configuration, waits: quoted, now: at }, service.id, classId)
    return [service.id, { waiting, wait, opening, isTooLate: closing === 'refuse' }]
  })
  const canCheckIn = bookableServices(configuration).some(({ id }) =>
    states.some(([key, { opening }]) => key === id && isGiven(opening, true)),
  )
  return { at, states: new Map(states), canCheckIn }
}
