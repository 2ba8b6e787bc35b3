import type { TicketRow } from '../../../sync/view/view-rows.ts'

export type Desk = {
  /** Who is being served here, or was called here last. */
  readonly current: TicketRow | undefined
  /** Others that were called here and have not been dealt with, the latest first. */
  readonly others: readonly TicketRow[]
  /** Parked, or did not come: of the whole branch, the latest first. */
  readonly setAside: readonly TicketRow[]
}

/**
 * What stands at a counter, from the tickets alone: counters hold no current ticket. `chosenId` is what the teller turned to
 * by hand.
 */
export function deskAt(
  tickets: Iterable<TicketRow>,
  counterId: string,
  today: string | undefined,
  chosenId: string | undefined,
): Desk {
  const here: TicketRow[] = []
  const setAside: TicketRow[] = []
  for (const ticket of tickets) {
    const { state } = ticket
    if ((state === 'called' || state === 'serving') && ticket.counter_id === counterId) here.push(ticket)
    if ((state === 'parked' || state === 'no_show') && ticket.queue_day === today) setAside.push(ticket)
  }
  here.sort((one, other) => latestOf(other) - latestOf(one))
  setAside.sort((one, other) => latestOf(other) - latestOf(one))
  const current = here.find(({ id }) => id === chosenId) ?? here[0]
  return { current, others: here.filter((ticket) => ticket !== current), setAside }
}

function latestOf({ called_at, started_at, recalled_at }: TicketRow): number {
  return Math.max(called_at ?? 0, started_at ?? 0, recalled_at ?? 0)
}
