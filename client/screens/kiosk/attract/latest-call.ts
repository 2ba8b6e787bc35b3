import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'

export type LatestCall = { readonly number: string; readonly counter: string }

/** An older call is no news, and may long have been answered. */
const CALL_MS_MAX = 60_000

/** The youngest call that still stands, where it goes to a counter that is known. */
export function latestCall(
  tickets: Iterable<TicketRow>,
  { counters }: PublishedConfiguration,
  at: number,
): LatestCall | undefined {
  const [youngest] = [...tickets]
    .filter(({ state }) => state === 'called')
    .map((ticket) => ({ ticket, calledAt: Math.max(ticket.called_at ?? 0, ticket.recalled_at ?? 0) }))
    .filter(({ calledAt }) => at - calledAt <= CALL_MS_MAX)
    .sort((one, other) => other.calledAt - one.calledAt)
  const counter = counters.find(({ id }) => id === youngest?.ticket.counter_id)
  const number = youngest?.ticket.number
  return counter === undefined || typeof number !== 'string' ? undefined : { number, counter: counter.label }
}
