import type { PublishedConfiguration } from '../../configuration/published-configuration.ts'
import type { CounterRow, TicketRow } from '../../view/view-rows.ts'
import type { CounterKnown } from '../wait-state.ts'
import { planOfDay } from './plan-of-day.ts'

/** The branch's counters as they are now, whom each of them serves, and when they are meant to be open today. */
export function countersOf(
  counters: Iterable<CounterRow>,
  ticketsOfToday: readonly TicketRow[],
  configuration: PublishedConfiguration,
  today: string,
): CounterKnown[] {
  const plan = planOfDay(configuration, today)
  const keys = new Map(configuration.counters.map(({ id, key }) => [id, key]))
  const serving = servingByCounter(ticketsOfToday)
  return [...counters].flatMap(({ id, service_ids, staff_id, state, retired_at }): CounterKnown[] => {
    if (typeof retired_at === 'number') return []
    const key = keys.get(id)
    return [
      {
        id,
        staff_id: staff_id ?? null,
        service_ids: service_ids ?? [],
        state: state === 'open' || state === 'paused' ? state : 'closed',
        serving: serving.get(id) ?? null,
        ...(plan !== undefined && key !== undefined && { plan: plan.get(key) ?? [] }),
      },
    ]
  })
}

/** Where several stand at one counter, the one who was called last. */
function servingByCounter(tickets: readonly TicketRow[]): ReadonlyMap<string, NonNullable<CounterKnown['serving']>> {
  const found = new Map<string, NonNullable<CounterKnown['serving']>>()
  for (const { state, counter_id, service_id, called_at } of tickets) {
    if (state !== 'called' && state !== 'serving') continue
    if (typeof counter_id !== 'string' || typeof service_id !== 'string' || typeof called_at !== 'number') continue
    if (called_at >= (found.get(counter_id)?.called_at ?? 0)) found.set(counter_id, { service_id, called_at })
  }
  return found
}
