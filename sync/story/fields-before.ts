import type { TicketFields } from '../view/view-rows.ts'
import type { TicketStory } from './ticket-story.ts'

/**
 * A ticket as the authority knew it at a moment of its own clock [EO4]: its events in append order, up to those that were
 * recorded by then. Undefined: it was not known yet. Without events nothing is known of the past, save when it came.
 */
export function fieldsBefore({ ticket, events }: TicketStory, recordedAt: number): TicketFields | undefined {
  if (events === undefined) return ticket
  const known = events.filter((event) => event.recorded_at <= recordedAt)
  if (known.length === 0) return undefined
  return Object.assign({}, ...known.map(({ patch }) => patch))
}
