import { z } from 'zod'

const event = z.object({ what: z.string(), occurred_at: z.string(), reason: z.string().nullish() })
/** Of a ticket's story, what is told of a pair; a newer server may say more. */
export const pairStory = z.object({ ticket: z.object({ number: z.string() }), events: z.array(event) })
export type PairStory = z.output<typeof pairStory>

/** What has a word of its own; anything else is told as a change. */
export const eventNames = [
  ...(['issued', 'adopted', 'called', 'recalled', 'started', 'completed', 'parked', 'returned', 'put_back'] as const),
  ...(['handed_over', 'transferred', 'no_show', 'reinstated', 'arrived', 'let_pass'] as const),
  ...(['undone', 'cancelled', 'expired'] as const),
] as const
export type EventName = (typeof eventNames)[number]

export type PairEvent = { readonly number: string; readonly name: EventName | 'unknown'; readonly at: string }

/** What is told of a ticket without moving it. */
const SILENT = ['noted', 'feedback', 'erased', 'recorded']

/** The events of two tickets in one order, by when they happened; of one moment as they were recorded. */
export function mergeEvents(stories: readonly PairStory[]): PairEvent[] {
  return stories
    .flatMap(({ ticket, events }) =>
      events
        .filter(({ what }) => !SILENT.includes(what))
        .map(({ what, occurred_at: at }) => ({
          number: ticket.number,
          name: eventNames.find((each) => each === what) ?? ('unknown' as const),
          at,
        })),
    )
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
}
