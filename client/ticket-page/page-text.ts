import { digitsIn } from '../../printer/document/digits.ts'
import { STALE_MS_MAX } from '../../sync/waits/wait-range.ts'
import type { Language } from '../../sync/words/language.ts'
import { waitText } from '../app/waits/wait-text.ts'
import { plainSay } from '../phone-page/plain-say.ts'
import { waitsWords } from '../words/ticket-page/waits-words.ts'
import { digitsOf, type PageView } from './page-view.ts'
import { awaitedBy, isOver, type PublicTicket } from './public-ticket.ts'
import { type SayPage, sayPage } from './say-page.ts'
import { agoText, clockText } from './time-text.ts'

type Line = readonly [label: string, value: string]
/** All that stands on the page beside its buttons, in one language: drawing decides nothing. */
export type PageText = {
  readonly number: string | undefined
  /** Of the page: how the ticket stands, and a call before all else [TP14]. */
  readonly title: string
  /** How sure and how urgent it is: its colour and its mark. */
  readonly tone: 'plain' | 'called' | 'missed' | 'unproven' | 'over'
  readonly status: string
  /** Names the call that `status` tells of: another one, or a repetition, is said anew though the words are the same [TP13]. */
  readonly call: string | undefined
  /** Since when nobody has answered; empty where somebody does. */
  readonly stale: string
  /** Where it stands: people before, and how long. */
  readonly figures: readonly Line[]
  /** How old all this is; empty where it is no news. */
  readonly age: string
  readonly details: readonly Line[]
}

const NOTHING = { call: undefined, stale: '', figures: [], age: '', details: [] } as const
const MINUTE_MS = 60_000

export function pageText(view: PageView, language: Language): PageText {
  const digits = digitsOf(view)
  const say = sayPage(language, digits)
  if (view.kind === 'ticket') return ofTicket(view, language, say)
  const status = say(view.kind === 'paper' ? view.why : view.kind)
  const unnumbered = { ...NOTHING, number: undefined, title: `${say('title')} · ${status}`, status }
  if (view.kind !== 'paper') return { ...unnumbered, tone: 'plain' }
  const { paper, why } = view
  if (why === 'other_day') return { ...unnumbered, tone: 'over' }
  const details: Line[] = [[say('issued'), clockText(paper.issuedAt, language)]]
  const { number } = paper
  return { ...NOTHING, number, title: `${number} · ${status}`, tone: 'unproven', status, details }
}

function ofTicket(view: PageView & { kind: 'ticket' }, language: Language, say: SayPage): PageText {
  const { ticket, ageMs, staleSince } = view
  const inDigits = digitsIn({ language, digits: digitsOf(view) })
  const names = [
    [say('branch'), ticket.branch?.[language]],
    [say('service'), ticket.services[ticket.leg_index]?.[language]],
    [say('issued'), inDigits(clockText(Date.parse(ticket.queued_at), language, ticket.zone))],
  ] as const
  const number = inDigits(ticket.number)
  const status = statusOf(ticket, language, say)
  const isCalled = ticket.state === 'called'
  return {
    number,
    title: (isCalled ? [status, number] : [number, status]).join(' · '),
    tone: staleSince === undefined ? toneOf(ticket) : 'unproven',
    status,
    call: isCalled ? `${ticket.called_at} ${ticket.recalls}` : undefined,
    stale: staleSince === undefined ? '' : say('stale', { time: clockText(staleSince, language) }),
    figures: figuresOf(view, language, say),
    age: staleSince !== undefined || isOver(ticket) ? '' : agoText(ageMs, language, say),
    details: names.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const])),
  }
}

function toneOf(ticket: PublicTicket): PageText['tone'] {
  if (ticket.state === 'called') return 'called'
  if (ticket.state === 'no_show') return 'missed'
  return isOver(ticket) ? 'over' : 'plain'
}

function statusOf(ticket: PublicTicket, language: Language, say: SayPage): string {
  const { state, counter, line, sent_on, services, leg_index } = ticket
  if (state === 'called') return counter === null ? say('called_anywhere') : say('called', { counter })
  if (state === 'serving') return counter === null ? say('serving') : say('serving_at', { counter })
  if (awaitedBy(ticket) !== undefined) return say('awaited')
  if (state !== 'waiting') return say(state)
  const service = services[leg_index]?.[language]
  if (typeof sent_on?.counter === 'string') return say('sent_to_counter', { counter: sent_on.counter })
  // A name keeps the digits that its tenant gave it [TP10], and nothing else in this sentence has any.
  if (sent_on && service !== undefined) return sayPage(language)('sent_on', { service })
  return say(line?.ahead === 0 ? 'waiting_next' : 'waiting')
}

/** Nobody knows who was called since: a wait that is some minutes old is told wider, an older one not at all [WT14]. */
function figuresOf(
  { ticket, ageMs, staleSince }: PageView & { kind: 'ticket' },
  language: Language,
  say: SayPage,
): Line[] {
  const age = staleSince === undefined ? 0 : ageMs
  if (ticket.state !== 'waiting' || !ticket.line || age > STALE_MS_MAX) return []
  const { ahead, wait } = ticket.line
  const inDigits = digitsIn({ language, digits: digitsOf({ kind: 'ticket', ticket }) })
  const minutes = Math.ceil(age / MINUTE_MS)
  const range = wait && {
    kind: 'range' as const,
    fromMinutes: Math.max(0, wait.from_minutes - minutes),
    toMinutes: wait.to_minutes === 0 && minutes === 0 ? 0 : wait.to_minutes + minutes,
  }
  const told = range ? waitText(range, plainSay(waitsWords[language], language, inDigits)) : undefined
  const people: Line = [say('ahead'), inDigits(String(ahead))]
  return told === undefined ? [people] : [people, [say('wait'), told]]
}
