import { createHash } from 'node:crypto'
import { readConfiguration } from '../../sync/view/read-configuration.ts'
import type { CounterRow, TicketRow } from '../../sync/view/view-rows.ts'
import { quoteWaits } from '../../sync/waits/quote-waits.ts'
import { createStateOfView } from '../../sync/waits/view/state-of-view.ts'
import type { WaitQuote } from '../../sync/waits/wait-quotes.ts'
import type { LineBase, LineFacts, LineTicket } from './line-facts.ts'
import { ticketInLine } from './ticket-in-line.ts'

/** Of one ticket: by what its page is known, and what it is told, as text that needs only the time behind it. */
export type LineAnswer = { readonly digest: string; readonly etag: string; readonly body: string }
export type LineAnswers = ReadonlyMap<string, LineAnswer>

const CONFIRMED = { standing: 'confirmed', pendingCommands: [], unfitCommands: [] } as const
const ETAG_CHARS = 20

/**
 * Computes the answers of all pages of one branch at once [TP2]: one run of the estimator quotes everybody. What was learnt
 * of past days is kept for as long as `base` stays the same object.
 */
export function createLineAnswers(): (base: LineBase, line: LineFacts, now: number) => LineAnswers {
  const stateOf = createStateOfView()
  let kept: { readonly base: LineBase; readonly before: readonly TicketRow[] } | undefined

  return (base, line, now) => {
    if (kept?.base !== base) kept = { base, before: base.before.map(rowOf) }
    const quotes = quotesOf(stateOf, kept.before, base, line, now)
    const shared = { base, counters: new Map(line.counters.map(({ id, label }) => [id, label])) }
    const answers = new Map<string, LineAnswer>()
    for (const ticket of line.tickets) {
      if (ticket.digest === undefined) continue
      const quote = quotes.get(ticket.id)
      const body = JSON.stringify(
        ticketInLine(ticket, { ...shared, quote, ahead: quote?.ahead ?? aheadOf(ticket, line) }),
      )
      const etag = createHash('sha256').update(body).digest('base64url').slice(0, ETAG_CHARS)
      answers.set(ticket.id, { digest: ticket.digest, etag: `"${etag}"`, body })
    }
    return answers
  }
}

function quotesOf(
  stateOf: ReturnType<typeof createStateOfView>,
  before: readonly TicketRow[],
  base: LineBase,
  line: LineFacts,
  now: number,
): ReadonlyMap<string, WaitQuote> {
  const { configuration } = readConfiguration(base.document)
  const stats = base.stats === null ? undefined : { document: base.stats }
  const tickets = new Map([...before, ...line.tickets.map(rowOf)].map((row) => [row.id, row]))
  const counters = new Map(line.counters.map((row) => [row.id, { ...row, ...CONFIRMED } as CounterRow]))
  const state = stateOf(
    { tickets, counters, configuration, stats, today: line.today } as Parameters<typeof stateOf>[0],
    now,
  )
  if (state === undefined) return new Map()
  // The seed is the day, as on every device [WT15]; nobody asks about newcomers here.
  const { tickets: quotes } = quoteWaits({ ...state, newcomers: [] }, line.today)
  return new Map(quotes.map((quote) => [quote.ticket_id ?? '', quote]))
}

const rowOf = (ticket: LineTicket): TicketRow => ({ ...ticket, ...CONFIRMED }) as TicketRow

/** Where no quote is to be had, the people of the same service who stand before are still known. */
function aheadOf(ticket: LineTicket, { tickets }: LineFacts): number {
  const isBefore = (other: LineTicket): boolean =>
    other.order_at < ticket.order_at || (other.order_at === ticket.order_at && other.id < ticket.id)
  return tickets.filter(
    (other) => other.state === 'waiting' && other.service_id === ticket.service_id && isBefore(other),
  ).length
}
