import { type InLine, orderOf } from '../queue/compare-line.ts'
import { canCall, type Seat, type Waiting } from '../queue/is-eligible.ts'
import { lineAt } from '../queue/line-at.ts'
import type { TicketFields } from '../view/view-rows.ts'
import { rankInShare, type ShareCounter } from './rank-in-share.ts'

/** Another share's head that stands this much ahead was probably forgotten: its counter is closed, or busy for long. */
export const SHARE_LEAD_MS = 180_000

type Candidate = InLine & Waiting & Pick<TicketFields, 'queued_at'>
export type IsolatedQuestion<Ticket extends Candidate> = {
  readonly tickets: Iterable<Ticket>
  readonly seat: Seat
  /** All configured counters of the branch, this one among them. */
  readonly counters: readonly ShareCounter[]
  readonly taken: ReadonlySet<string>
  /** The estimate of server time. */
  readonly at: number
}

/**
 * Whom a counter that hears nobody calls [IS1] [IS2]: the head of its own share; of the others', in the rank in which they
 * are this counter's to take over, when its share is empty or somebody overdue stands well ahead of its head. Overdue: has
 * waited for SHARE_LEAD_MS, so that the counter whose share it is had its chance; without that, whoever comes with a head
 * start would be called by all counters at once.
 */
export function predictIsolated<Ticket extends Candidate>(question: IsolatedQuestion<Ticket>): Ticket | undefined {
  if (!canCall(question.seat)) return undefined
  const shares = sharesInRank(question)
  let isOverdueOnly = false
  for (const [rank, share] of shares.entries()) {
    const head = isOverdueOnly ? share.find((ticket) => isOverdue(ticket, question.at)) : share[0]
    if (head === undefined) continue
    if (!isLeftBehind(head, shares.slice(rank + 1), question.at)) return head
    isOverdueOnly = true
  }
  return undefined
}

/** The line at the counter, cut by rank; each share keeps the order of the line. */
function sharesInRank<Ticket extends Candidate>({
  tickets,
  seat,
  counters,
  taken,
}: IsolatedQuestion<Ticket>): readonly (readonly Ticket[])[] {
  const shares: Ticket[][] = counters.map(() => [])
  for (const ticket of lineAt(tickets, seat)) {
    if (!taken.has(ticket.id)) shares[rankInShare(ticket, seat.counter.id, counters)]?.push(ticket)
  }
  return shares
}

function isLeftBehind(head: Candidate, others: readonly (readonly Candidate[])[], at: number): boolean {
  return others.some((share) =>
    share.some((ticket) => orderOf(head) - orderOf(ticket) >= SHARE_LEAD_MS && isOverdue(ticket, at)),
  )
}

function isOverdue({ queued_at }: Candidate, at: number): boolean {
  return typeof queued_at === 'number' && at - queued_at >= SHARE_LEAD_MS
}
