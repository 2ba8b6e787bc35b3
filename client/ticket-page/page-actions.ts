import type { PageView } from './page-view.ts'
import { awaitedBy } from './public-ticket.ts'
import type { WishState } from './wishes.ts'

/** Which questions are open below the buttons. */
export type Panel = 'none' | 'more' | 'leave'
export type Note =
  | 'leaving'
  | 'passing'
  | 'rating'
  | 'passed'
  | 'nobody_behind'
  | 'late'
  | 'refused'
  | 'let_pass_limit'
  | 'moved_on'

/** What may be done, and what became of what was done. */
export type PageActions = {
  /** Where its holder shows to have come, while that is awaited. */
  readonly arrival: string | null
  /** Whether the page rings when the number is called; null: nothing to ring for. */
  readonly sound: boolean | null
  /** The words above say what to do now: the sound steps back [TP16]. */
  readonly isAside: boolean
  /** A notice of the browser comes too. */
  readonly isPushed: boolean
  readonly panel: Panel | null
  readonly passesLeft: number
  readonly rating: { readonly score: number | null; readonly words: boolean } | null
  readonly note: Note | null
}

const MAY_BE_CALLED = new Set(['waiting', 'parked', 'no_show'])
/** The ticket has moved on since the wish: what it is now stands above. */
const MOVED_ON = new Set(['wrong_state', 'ticket_ended', 'already_called', 'not_found'])

export type OfPage = {
  readonly isArmed: boolean
  readonly isPushed: boolean
  readonly panel: Panel
  readonly wish: WishState
}

export function pageActions(view: PageView, { isArmed, isPushed, panel, wish }: OfPage): PageActions {
  const none = { arrival: null, sound: null, isAside: false, isPushed, panel: null, passesLeft: 0, rating: null }
  const isUnheard = view.kind === 'paper' && view.why !== 'other_day'
  // Also before the server knows of the ticket: its call will ring then.
  if (view.kind !== 'ticket') return { ...none, sound: isUnheard ? isArmed : null, note: null }
  const { ticket } = view
  const isPending = wish.kind === 'sending'
  const mayLeave = (ticket.state === 'waiting' || ticket.state === 'parked') && !isPending
  const branch = awaitedBy(ticket)
  const mayBeCalled = MAY_BE_CALLED.has(ticket.state)
  // Who has not come is not called, and who is called has one thing to do: it is not to listen. What rings can be stopped.
  const maySound = isArmed ? mayBeCalled || ticket.state === 'called' : mayBeCalled && branch === undefined
  return {
    arrival: branch === undefined ? null : `/join/${branch}`,
    sound: maySound ? isArmed : null,
    isAside: ticket.state === 'parked' || ticket.state === 'no_show',
    isPushed,
    panel: mayLeave ? panel : null,
    passesLeft: ticket.state === 'waiting' ? (ticket.passes_left ?? 0) : 0,
    rating: ticket.state === 'completed' ? ratingOf(ticket, wish) : null,
    note: noteOf(wish, ticket.state === 'waiting'),
  }
}

/** What was just tapped stands at once, sent or not. */
function ratingOf(
  ticket: { feedback?: number | null; feedback_words?: boolean },
  wish: WishState,
): PageActions['rating'] {
  const tapped = wish.kind !== 'none' && wish.body.wish === 'feedback' ? wish.body : undefined
  const isRefused = wish.kind === 'refused' || wish.kind === 'late'
  const score = (isRefused ? undefined : tapped?.score) ?? ticket.feedback ?? null
  return { score, words: score !== null && ticket.feedback_words === true && tapped?.text === undefined }
}

/** What is told of a place in the line is worth nothing to who stands in none any more. */
function noteOf(wish: WishState, isWaiting: boolean): Note | null {
  if (wish.kind === 'none') return null
  const { wish: name } = wish.body
  if (wish.kind === 'sending') return name === 'leave' ? 'leaving' : name === 'pass' ? 'passing' : 'rating'
  if (wish.kind === 'done') {
    if (name !== 'pass' || !isWaiting) return null
    return wish.flags.includes('no_effect') ? 'nobody_behind' : 'passed'
  }
  if (wish.kind !== 'refused') return 'late'
  if (wish.code === 'let_pass_limit') return isWaiting ? 'let_pass_limit' : null
  return MOVED_ON.has(wish.code) ? 'moved_on' : 'refused'
}
