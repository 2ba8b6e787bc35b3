import { z } from 'zod'
import { instantToMs } from '../replica/instant-text.ts'
import { readFields } from '../view/read-fields.ts'
import type { TicketFields } from '../view/view-rows.ts'
import { plainObject } from '../wire/plain-object.ts'

const instantText = z.string().max(40)
const someone = z.string().nullable().catch(null)
const eventRow = z.object({
  ordinal: z.int(),
  /** Open: a server of another version may know events that this app has no words for. */
  what: z.string(),
  occurred_at: instantText,
  recorded_at: instantText,
  patch: plainObject,
  staff_id: someone,
  device_id: someone,
  command_id: someone,
  reason: someone,
  flags: z.array(z.string()).catch([]),
  late: z.boolean().catch(false),
})
const storyAnswer = z.object({ ticket: plainObject, events: z.array(z.unknown()) })

/** One change of a ticket, with instants as milliseconds; its patch is read as a row is. */
export type StoryEvent = Omit<z.output<typeof eventRow>, 'occurred_at' | 'recorded_at' | 'patch'> & {
  readonly occurred_at: number
  readonly recorded_at: number
  readonly patch: TicketFields
}
export type StoryTicket = TicketFields & { readonly id: string }
/** `events` is missing where only the row is known: no server was asked, or none answered. */
export type TicketStory = { readonly ticket: StoryTicket; readonly events?: readonly StoryEvent[] }

/** A story as a server tells it [EO3]; undefined: it is none. An event that cannot be read is left out, the others stand. */
export function parseStory(answer: unknown): TicketStory | undefined {
  const parsed = storyAnswer.safeParse(answer)
  if (!parsed.success) return undefined
  const ticket = readFields('tickets', parsed.data.ticket) as TicketFields
  if (typeof ticket.id !== 'string') return undefined
  const events = parsed.data.events.flatMap((event) => parseEvent(event) ?? [])
  return { ticket: { ...ticket, id: ticket.id }, events: events.toSorted((one, other) => one.ordinal - other.ordinal) }
}

function parseEvent(event: unknown): StoryEvent | undefined {
  const parsed = eventRow.safeParse(event)
  if (!parsed.success) return undefined
  const occurred_at = instantToMs(parsed.data.occurred_at)
  const recorded_at = instantToMs(parsed.data.recorded_at)
  if (occurred_at === undefined || recorded_at === undefined) return undefined
  return { ...parsed.data, occurred_at, recorded_at, patch: readFields('tickets', parsed.data.patch) }
}
