import type { WaitQuote } from '../../sync/waits/wait-quotes.ts'
import { waitRange } from '../../sync/waits/wait-range.ts'
import type { LineBase, LineTicket } from './line-facts.ts'
import { nextAskMs } from './next-ask-ms.ts'
import type { LineTicketAnswer } from './ticket-answer.ts'

export type LineSurroundings = {
  readonly base: LineBase
  readonly counters: ReadonlyMap<string, string>
  readonly quote: WaitQuote | undefined
  readonly ahead: number
}

/** A ticket of today's line as its own page is told it: no id of anybody, and of the others only how many there are. */
export function ticketInLine(ticket: LineTicket, { base, counters, quote, ahead }: LineSurroundings): LineTicketAnswer {
  const { state } = ticket
  const isAtCounter = state === 'called' || state === 'serving'
  const line = state === 'waiting' ? { ahead, wait: waitOf(quote) } : null
  return {
    branch: base.names,
    zone: base.zone,
    number: ticket.number,
    digits: base.settings.digits,
    state,
    language: ticket.language,
    services: ticket.legs.flatMap(({ service_id = '' }) => namesOf(service_id, base)),
    leg_index: ticket.leg_index,
    counter: isAtCounter ? labelOf(ticket.counter_id, counters) : null,
    queued_at: textOf(ticket.queued_at),
    called_at: isAtCounter && ticket.called_at !== undefined ? textOf(ticket.called_at) : null,
    ended_at: ticket.ended_at === undefined ? null : textOf(ticket.ended_at),
    line,
    sent_on: ticket.is_sent_on === true ? { counter: labelOf(ticket.for_counter_id, counters) } : null,
    awaited_by: ticket.awaited_by ?? null,
    recalls: ticket.recalls,
    passes_left: state === 'waiting' ? Math.max(0, base.settings.let_pass_max - ticket.passes_used) : 0,
    feedback: ticket.feedback_score ?? null,
    feedback_words: base.settings.feedback_words,
    next_ms: nextAskMs({ state, line }),
  }
}

function waitOf(quote: WaitQuote | undefined): NonNullable<LineTicketAnswer['line']>['wait'] {
  if (quote === undefined) return null
  const range = waitRange(quote, 0)
  return range.kind === 'unknown' ? null : { from_minutes: range.fromMinutes, to_minutes: range.toMinutes }
}

const namesOf = (serviceId: string, { services }: LineBase) => {
  const names = services[serviceId]
  return names === undefined ? [] : [names]
}
const labelOf = (id: string | undefined, counters: ReadonlyMap<string, string>): string | null =>
  (id === undefined ? undefined : counters.get(id)) ?? null
const textOf = (ms: number): string => new Date(ms).toISOString()
