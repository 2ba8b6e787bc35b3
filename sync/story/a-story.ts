import { ARRIVED, aWaitingTicket } from '../queue/a-waiting-ticket.ts'
import type { TicketFields } from '../view/view-rows.ts'
import type { StoryEvent, TicketStory } from './ticket-story.ts'

const MINUTE_MS = 60_000
/** So many minutes after the first could arrive. */
export const minute = (n: number): number => ARRIVED + n * MINUTE_MS

type Happened = Partial<Omit<StoryEvent, 'patch'>> & { readonly minute: number; readonly patch?: TicketFields }

/** The n-th to arrive and what happened to it, by minutes; its row is what the events come to. For tests. */
export function aStory(n: number, arrival: TicketFields = {}, ...happened: readonly Happened[]): TicketStory {
  const { standing: _, pendingCommands: __, unfitCommands: ___, ...waiting } = aWaitingTicket(n)
  const issued = { ...waiting, ...arrival }
  const first = anEvent({ minute: n, what: 'issued', patch: issued }, 1)
  const events = [first, ...happened.map((event, index) => anEvent(event, index + 2))]
  const ticket = Object.assign({}, ...events.map(({ patch }) => patch))
  return { ticket: { ...ticket, id: waiting.id }, events }
}

/** A call by `call_next` unless told otherwise. */
export function called(at: number, fields: TicketFields = {}): Happened {
  return { minute: at, what: 'called', patch: { state: 'called', called_at: minute(at), call_kind: 'next', ...fields } }
}

function anEvent({ minute: at, patch = {}, ...event }: Happened, ordinal: number): StoryEvent {
  const nobody = { staff_id: null, device_id: null, command_id: null, reason: null, flags: [], late: false }
  return { ordinal, what: 'noted', occurred_at: minute(at), recorded_at: minute(at), ...nobody, ...event, patch }
}
