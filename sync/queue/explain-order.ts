import { fieldsBefore } from '../story/fields-before.ts'
import type { StoryEvent, TicketStory } from '../story/ticket-story.ts'
import type { CounterFields, TicketFields } from '../view/view-rows.ts'
import { compareLine } from './compare-line.ts'
import { type OrderReason, orderReason } from './order-reason.ts'

export type OrderAnswer = {
  /** The one that was called, or stands, before the other. */
  readonly first: TicketStory
  readonly second: TicketStory
  /** When the first was called; null: neither was, and the answer is about the line. */
  readonly calledAt: number | null
  readonly counterId: string | null
  /** Both as they were when the first was called, which is what decided. */
  readonly firstThen: TicketFields
  readonly secondThen: TicketFields
  readonly reason: OrderReason
  /** Without the events of both only what the rows still tell was looked at. */
  readonly isWhole: boolean
}
type Counters = { get(id: string): Pick<CounterFields, 'service_ids'> | undefined }

/**
 * Why one ticket was before another [EO1], whichever of them is named first. The call that stands decides: one that was
 * undone, or that ended in a no-show who came back, is told as what the ticket was at that time.
 */
export function explainOrder(one: TicketStory, other: TicketStory, counters: Counters): OrderAnswer {
  const [first, second] = isBefore(one, other) ? [one, other] : [other, one]
  const call = callOf(first)
  const recordedAt = call?.recorded_at ?? Number.POSITIVE_INFINITY
  const calledAt = first.ticket.called_at ?? null
  const counterId = calledAt === null ? null : (first.ticket.counter_id ?? null)
  const firstThen = { ...first.ticket, ...beforeCall(first, call) }
  const known = secondBefore(second, recordedAt, calledAt)
  const secondThen = { ...second.ticket, ...known }
  const reason = orderReason({
    first: firstThen,
    second: secondThen,
    ids: [first.ticket.id, second.ticket.id],
    isSecondKnown: known !== undefined,
    calledAt,
    counterId,
    call: first.ticket,
    services: counterId === null ? undefined : (counters.get(counterId)?.service_ids ?? undefined),
    secondCalledAt: second.ticket.called_at ?? null,
    secondEvents: (second.events ?? []).filter((event) => event.recorded_at <= recordedAt),
  })
  const isWhole = first.events !== undefined && second.events !== undefined
  return { first, second, calledAt, counterId, firstThen, secondThen, reason, isWhole }
}

/** A row without its past: who was called, or went, only later had been waiting until then, as far as anybody can tell. */
function secondBefore(story: TicketStory, recordedAt: number, calledAt: number | null): TicketFields | undefined {
  if (story.events !== undefined || calledAt === null) return fieldsBefore(story, recordedAt)
  const { called_at, ended_at } = story.ticket
  const leftAt = called_at ?? ended_at ?? null
  return leftAt !== null && leftAt > calledAt ? { ...story.ticket, state: 'waiting' } : story.ticket
}

function isBefore({ ticket: one }: TicketStory, { ticket: other }: TicketStory): boolean {
  const [called, otherCalled] = [one.called_at ?? Number.POSITIVE_INFINITY, other.called_at ?? Number.POSITIVE_INFINITY]
  if (called !== otherCalled) return called < otherCalled
  const [waits, otherWaits] = [one.state === 'waiting', other.state === 'waiting']
  if (called === Number.POSITIVE_INFINITY && waits !== otherWaits) return waits
  return compareLine(one, other) < 0
}

/** The event of the call that the row still tells of. */
function callOf({ ticket, events }: TicketStory): StoryEvent | undefined {
  if (typeof ticket.called_at !== 'number') return undefined
  return events?.findLast(({ what }) => what === 'called')
}

/** What it was before it was called: its place in the line, which a call does not change, and for whom it was. */
function beforeCall(story: TicketStory, call: StoryEvent | undefined): TicketFields | undefined {
  if (call === undefined || story.events === undefined) return undefined
  const events = story.events.filter(({ ordinal }) => ordinal < call.ordinal)
  return fieldsBefore({ ...story, events }, Number.POSITIVE_INFINITY)
}
