import type { TicketAnswer } from './ask-ticket.ts'
import type { PublicTicket } from './public-ticket.ts'
import type { PaperSays } from './read-paper-address.ts'

/** What the page may say. Of a paper that nobody has confirmed it says that it is the paper's word. */
export type PageView =
  | { readonly kind: 'asking' | 'away' | 'not_found' }
  | { readonly kind: 'ticket'; readonly ticket: PublicTicket; readonly ageMs: number; readonly staleSince?: number }
  | { readonly kind: 'paper'; readonly paper: PaperSays; readonly why: PaperWhy }
/** In which the tenant writes numbers; of a paper that nobody has confirmed it is not known. */
export const digitsOf = (
  view: { kind: 'ticket'; ticket: PublicTicket } | { kind: Exclude<PageView['kind'], 'ticket'> },
) => (view.kind === 'ticket' ? view.ticket.digits : undefined) ?? 'latn'
type PaperWhy = 'paper_asking' | 'reconnecting' | 'no_answer' | 'other_day'

/** The last answer that told something, and when it was last confirmed. */
export type Told = { readonly ticket: PublicTicket; readonly at: number }

/** No day of a branch is longer, clock changes and all. */
const DAY_MS_MAX = 36 * 3_600_000
/** The clocks of kiosk and phone are never quite the same. */
const AHEAD_MS_MAX = 3_600_000

export function pageView(
  paper: PaperSays | undefined,
  answer: TicketAnswer | undefined,
  told: Told | undefined,
  now: number,
): PageView {
  if (told !== undefined && answer?.kind !== 'unknown') {
    const ageMs = Math.max(0, now - told.at)
    return { kind: 'ticket', ticket: told.ticket, ageMs, ...(answer?.kind === 'away' && { staleSince: told.at }) }
  }
  if (paper === undefined) {
    return { kind: answer === undefined ? 'asking' : answer.kind === 'unknown' ? 'not_found' : 'away' }
  }
  return { kind: 'paper', paper, why: whyOf(paper, answer, now) }
}

function whyOf(paper: PaperSays, answer: TicketAnswer | undefined, now: number): PaperWhy {
  const age = now - paper.issuedAt
  if (age > DAY_MS_MAX || age < -AHEAD_MS_MAX) return 'other_day'
  if (answer === undefined) return 'paper_asking'
  return answer.kind === 'unknown' ? 'reconnecting' : 'no_answer'
}
