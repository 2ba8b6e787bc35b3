import { type Opening, openingAt } from '../../../../sync/calendar/opening-at.ts'
import type { PublishedConfiguration } from '../../../../sync/configuration/published-configuration.ts'
import type { CounterRow } from '../../../../sync/view/view-rows.ts'
import type { Call } from '../calls/call-of.ts'

export type Closed = Extract<Opening, { kind: 'closed' }>

/** Closed by its hours, with nobody at work and nobody being called [DY18]: a branch that serves on after its hours is not dark. */
export function closedNow(
  { branch }: PublishedConfiguration,
  counters: Iterable<CounterRow>,
  last: Call | undefined,
  at: number,
): Closed | undefined {
  const opening = openingAt(branch.calendar, {}, branch.clock, at, 0)
  if (opening.kind === 'open' || last !== undefined) return undefined
  return [...counters].some(({ state }) => state === 'open' || state === 'paused') ? undefined : opening
}
