import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { Names } from '../../../../sync/configuration/text-schema.ts'
import type { TicketRow } from '../../../../sync/view/view-rows.ts'

export type WaitLine = { readonly id: string; readonly prefix: string; readonly names: Names; readonly waiting: number }

/** Every service that is offered, and how many wait for it now [DY17]. */
export function waitLines(
  { services }: PublishedConfiguration,
  tickets: Iterable<TicketRow>,
  today: string | undefined,
): WaitLine[] {
  const waiting = new Map<string, number>()
  for (const { state, queue_day, service_id } of tickets) {
    if (state !== 'waiting' || typeof service_id !== 'string' || (today !== undefined && queue_day !== today)) continue
    waiting.set(service_id, (waiting.get(service_id) ?? 0) + 1)
  }
  return services
    .filter(({ retired }) => !retired)
    .map(({ id, prefix, names }) => ({ id, prefix, names, waiting: waiting.get(id) ?? 0 }))
}
