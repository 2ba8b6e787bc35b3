import './ticket-page.css'
import type { Language } from '../../sync/words/language.ts'
import { keepJoined, phoneShelf } from '../phone-page/joined-tickets.ts'
import { newId } from '../phone-page/new-id.ts'
import { phoneLanguage } from '../phone-page/phone-language.ts'
import { storeLanguage } from '../words/stored-language.ts'
import type { TicketAnswer } from './ask-ticket.ts'
import { drawActions } from './draw-actions.ts'
import { drawPage } from './draw-page.ts'
import { followTicket } from './follow-ticket.ts'
import { isNewCall } from './is-new-call.ts'
import { keptWish } from './kept-wish.ts'
import { type Panel, pageActions } from './page-actions.ts'
import { pageText } from './page-text.ts'
import { digitsOf, pageView, type Told } from './page-view.ts'
import { awaitedBy, isOver, type PublicTicket } from './public-ticket.ts'
import { readPaperAddress } from './read-paper-address.ts'
import { createRing } from './ring.ts'
import { createWishes, type WishState } from './wishes.ts'

/** Ages on the page grow by themselves. */
const SHOW_AGAIN_MS = 5_000

const root = document.getElementById('page')
if (root === null) throw new Error('this is no page of ours')

const { token, paper } = readPaperAddress(location.pathname, location.hash)
const send: typeof fetch = (...args) => fetch(...args)
const ring = createRing()
let language = phoneLanguage()
let answer: TicketAnswer | undefined
let told: Told | undefined
let panel: Panel = 'none'
let isPushed = false
let wish: WishState = { kind: 'none' }
let askNow = (): void => undefined

const actions = drawActions({ onSound: toggleSound, onPanel: open, onWish: (body) => wishes.wish(body) })
const page = drawPage(root, actions.root, (chosen: Language) => {
  language = chosen
  storeLanguage(chosen)
  show()
})
const wishes = createWishes({
  ...{ token: token ?? '', send, store: keptWish, now: Date.now, newId },
  after: (ms, then) => void setTimeout(then, ms),
  onChange(state) {
    wish = state
    open('none')
    if (state.kind === 'done' || state.kind === 'refused') askNow()
  },
})

function show(): void {
  const view = pageView(paper, answer, told, Date.now())
  page.show(pageText(view, language), language)
  actions.show(pageActions(view, { isArmed: ring.isArmed, isPushed, panel, wish }), language, digitsOf(view))
}
function open(next: Panel): void {
  panel = next
  show()
}
function toggleSound(): void {
  if (ring.isArmed) ring.disarm()
  else ring.arm()
  show()
  void setNotice(ring.isArmed)
}
/** A notice goes with the sound. Read only by who wants it: most phones have a page and nothing more. */
async function setNotice(isWanted: boolean): Promise<void> {
  const { push_key: key, digits = 'latn' } = told?.ticket ?? {}
  if (token === undefined || typeof key !== 'string') return
  const push = { token, key, language, digits, send }
  // Where it cannot be read now, the page itself still rings.
  isPushed = await import('./ticket-page-push.ts').then(({ setPush }) => setPush(isWanted, push)).catch(() => false)
  show()
}
/** For who scans the display's code with this phone: the page that it opens knows whose arrival it is. */
function keepAwaited(ticket: PublicTicket): void {
  const branch = awaitedBy(ticket)
  if (branch !== undefined && token !== undefined) keepJoined(phoneShelf, { branch, token, number: ticket.number })
}
function take(next: TicketAnswer): void {
  if (next.kind === 'ticket') {
    if (isNewCall(told?.ticket, next.ticket)) ring.ring()
    if (isOver(next.ticket)) ring.disarm()
    keepAwaited(next.ticket)
    told = { ticket: next.ticket, at: Date.now() }
  } else if (next.kind === 'same' && told !== undefined) told = { ...told, at: Date.now() }
  answer = next
  show()
}

show()
// Another ticket may be scanned into the same tab: then only what follows the # or the path changes.
addEventListener('hashchange', () => location.reload())
if (token === undefined) take({ kind: 'unknown' })
else {
  setInterval(show, SHOW_AGAIN_MS)
  wishes.resume()
  ;({ askNow } = followTicket({ token, send, random: Math.random, isArmed: () => ring.isArmed, onAnswer: take }))
}
