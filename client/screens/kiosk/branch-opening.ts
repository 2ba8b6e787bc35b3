import type { Opening } from '../../../sync/calendar/opening-at.ts'
import type { PublishedConfiguration } from '../../../sync/configuration/published-configuration.ts'
import type { TicketRow } from '../../../sync/view/view-rows.ts'
import { offeredServices } from './flow/offered.ts'
import { countTickets, openingNow } from './opening-now.ts'

type Closed = Extract<Opening, { kind: 'closed' }>

/**
 * Open while any service gives tickets. Else what is said of the whole branch is what is true of the service that opens
 * first; a branch without services never does.
 */
export function branchOpening(
  configuration: PublishedConfiguration,
  tickets: Iterable<TicketRow>,
  today: string | undefined,
  at: number,
): Opening {
  const counts = countTickets(tickets, today)
  const openings = offeredServices(configuration).map((service) =>
    openingNow(configuration, service, at, counts.get(service.id)?.issued ?? 0),
  )
  return openings.find(({ kind }) => kind === 'open') ?? soonest(openings.filter(isClosed))
}

const isClosed = (opening: Opening): opening is Closed => opening.kind === 'closed'

function soonest(closed: readonly Closed[]): Closed {
  const opensAt = ({ opensAt }: Closed): number => opensAt ?? Number.POSITIVE_INFINITY
  const [first] = closed.toSorted((one, other) => opensAt(one) - opensAt(other))
  return first ?? { kind: 'closed', reason: 'closed', opensAt: null }
}
