import { headStartMinutes } from '../../configuration/head-start-minutes.ts'
import type { PublishedConfiguration } from '../../configuration/published-configuration.ts'
import { MINUTE_MS } from '../limits.ts'
import type { Newcomer } from '../wait-state.ts'

/** Beyond these one run would be about people who are not there. */
export const NEWCOMERS_MAX = 60

/** Whom a kiosk may give a ticket next: each service that is offered, and with each head start of a class while these are few. */
export function newcomersOf({ services, classes }: Pick<PublishedConfiguration, 'services' | 'classes'>): Newcomer[] {
  const offered = services.filter(({ retired }) => retired !== true)
  const plain = offered.map(({ id }) => ({ service_id: id, head_start_ms: 0 }))
  const starts = new Set(
    classes.filter(({ retired }) => retired !== true).map((one) => headStartMinutes(one) * MINUTE_MS),
  )
  starts.delete(0)
  const early = offered.flatMap(({ id }) => [...starts].map((head_start_ms) => ({ service_id: id, head_start_ms })))
  return plain.length + early.length > NEWCOMERS_MAX ? plain : [...plain, ...early]
}
