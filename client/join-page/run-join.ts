import { digitsIn } from '../../printer/document/digits.ts'
import type { Language } from '../../sync/words/language.ts'
import { forgetJoined, joinedTicket, keepJoined, type Shelf } from '../phone-page/joined-tickets.ts'
import { plainSay } from '../phone-page/plain-say.ts'
import type { joinEn } from '../words/join/en.ts'
import { joinTexts } from '../words/join/join-words.ts'
import { waitsAr } from '../words/waits/ar.ts'
import { waitsEn } from '../words/waits/en.ts'
import { waitsFr } from '../words/waits/fr.ts'
import { drawArrival } from './draw-arrival.ts'
import { drawForm } from './draw-form.ts'
import type { JoinDrawing } from './draw-join.ts'
import type { Arrival, JoinApi } from './join-api.ts'
import { type Choice, type JoinView, type Progress, readPhone } from './join-view.ts'
import type { Speech } from './service-text.ts'
import { westernDigits } from './western-digits.ts'

const ENDED = new Set(['completed', 'cancelled', 'expired', 'no_show'])
/** Of the server's time only the day is said. */
const DAY_CHARS = '2026-11-27'.length
const textOf = (view: JoinView): string =>
  JSON.stringify(view, (key, value) => (key === 'server_time' ? String(value).slice(0, DAY_CHARS) : value))

const waitsTexts = { ar: waitsAr, fr: waitsFr, en: waitsEn }

export type JoinPorts = {
  readonly api: JoinApi
  readonly shelf: Shelf
  readonly branchId: string
  /** Of the display, where it was scanned there. */
  readonly code: string | undefined
  readonly language: Language
  uuid(): string
  position(): Promise<Arrival | undefined>
  /** Somebody is in the middle of a word. */
  isTyping(): boolean
  open(path: string): void
  draw(drawing: JoinDrawing): void
}

/** The page's memory: what it shows, what was chosen, and what is on its way. */
export function runJoin({ api, shelf, branchId, code, uuid, position, isTyping, open, draw, ...rest }: JoinPorts) {
  let language = rest.language
  let view: JoinView = { kind: 'asking' }
  let progress: Progress = { kind: 'resting' }
  let choice: Choice = {}
  let typedCode = ''
  /** One wish, one ticket: a try that got lost on the way is asked for again by the same id. */
  let clientId = uuid()

  function show(): void {
    const inDigits = digitsIn({ language, digits: 'branch' in view ? view.branch.digits : 'latn' })
    const say = plainSay<typeof joinEn>(joinTexts[language], language, inDigits)
    const status = view.kind === 'form' || view.kind === 'arriving' ? '' : say(view.kind)
    const title = 'branch' in view ? (view.branch.branch[language] ?? say('title')) : say('title')
    const about = view.kind === 'arriving' ? `${say('your_ticket')} ${inDigits(view.ticket.number)}` : say('title')
    draw({ language, say, title, about, status, progress, inside: insideOf(view, say, inDigits) })
  }

  function insideOf(shown: JoinView, say: Speech['say'], inDigits: Speech['inDigits']): HTMLElement[] {
    if (shown.kind !== 'form' && shown.kind !== 'arriving') return []
    const { zone, server_time } = shown.branch
    const sayWait = plainSay<typeof waitsEn>(waitsTexts[language], language, inDigits)
    const speech: Speech = { language, say, sayWait, zone, inDigits, now: Date.parse(server_time) }
    const refused = progress.kind === 'refused' ? progress.refused.code : undefined
    if (shown.kind === 'form') {
      const state = { choice, isHere: shown.isHere, isPhoneWrong: refused === 'phone_wrong' }
      return drawForm(shown.branch, state, speech, { onChoose, onJoin: () => void join() })
    }
    const acts = { onTyped, onCode, onPosition: () => void locate(), onAnother }
    const state = { typed: typedCode, isCodeWrong: refused === 'code_wrong' }
    return drawArrival(shown.branch, shown.ticket, state, speech, acts)
  }

  function set(next: JoinView, now: Progress = { kind: 'resting' }): void {
    view = next
    progress = now
    show()
  }
  /** Somebody may be reading: what has come anew is drawn only where it says something else [JP3]. */
  function renew(next: JoinView): void {
    if (textOf(next) !== textOf(view)) set(next, progress)
  }
  const refuse = (refusedCode: string, message?: string): void =>
    set(view, { kind: 'refused', refused: { code: refusedCode, ...(message !== undefined && { message }) } })
  /** In the language of this page: somebody chose it. */
  const openTicket = (token: string): void => open(`/t/${token}?lang=${language}`)
  const send = (isWorking = false): void => set(view, { kind: 'sending', isWorking })

  function onChoose(change: Choice): void {
    const isOther = change.serviceId !== undefined && change.serviceId !== choice.serviceId
    if (isOther) clientId = uuid()
    choice = { ...choice, ...change }
    // What is being typed is not drawn anew beneath the fingers.
    if (change.phone === undefined) set(view)
  }

  function onTyped(typed: string): void {
    typedCode = typed
  }

  function onCode(typed: string): void {
    void arrive({ code: westernDigits(typed) })
  }

  function onAnother(): void {
    forgetJoined(shelf, branchId)
    clientId = uuid()
    void load()
  }

  async function join(): Promise<void> {
    const { serviceId, classId, phone: typed = '' } = choice
    if (view.kind !== 'form' || serviceId === undefined) return
    const { branch, isHere } = view
    const asksContact = branch.services.some(({ id, asks_contact }) => id === serviceId && asks_contact)
    const phone = asksContact ? readPhone(typed) : undefined
    if (phone === 'wrong') return refuse('phone_wrong')
    send()
    const wish = { client_id: clientId, service_id: serviceId, language, ...(classId && { class_id: classId }) }
    const answer = await api.checkIn(branchId, { ...wish, ...(phone && { contact: { phone } }) }, () => send(true))
    if (!answer.ok) return refuse(answer.code, answer.message)
    const { ticket_token: token, number } = answer.value
    const ticket = { branch: branchId, token, number }
    keepJoined(shelf, ticket)
    clientId = uuid()
    if (branch.arrival === 'none') return openTicket(token)
    set({ kind: 'arriving', branch, ticket })
    if (isHere && code !== undefined) await arrive({ code })
  }

  async function arrive(proof: Arrival): Promise<void> {
    if (view.kind !== 'arriving') return
    const { token } = view.ticket
    send()
    const answer = await api.arrive(token, language, proof, () => send(true))
    if (answer.ok) openTicket(token)
    else refuse(answer.code, answer.message)
  }

  async function locate(): Promise<void> {
    send()
    const found = await position()
    if (found === undefined) refuse('position_refused')
    else await arrive(found)
  }

  /** Answers whether there is an answer; without one it is asked again. */
  async function load(): Promise<boolean> {
    const answer = await api.branch(branchId, language)
    if (!answer.ok) {
      if (view.kind === 'form' || view.kind === 'arriving') return false
      set({ kind: answer.code === 'not_found' || answer.code === 'malformed' ? 'not_found' : 'away' })
      return view.kind === 'not_found'
    }
    // What is being written or sent is not drawn anew beneath the fingers.
    if (progress.kind === 'sending' || isTyping()) return true
    const ticket = joinedTicket(shelf, branchId)
    const held = ticket && (await api.ticket(ticket.token, language))
    const isOver = held !== undefined && (held.ok ? ENDED.has(held.value.state) : held.code === 'not_found')
    if (isOver) forgetJoined(shelf, branchId)
    // Without an answer about the ticket: where one must show to be here, that may well be what is wanted.
    const isAwaited = held?.ok ? typeof held.value.awaited_by === 'string' : answer.value.arrival === 'proof'
    if (ticket !== undefined && !isOver && isAwaited) {
      const isNew = view.kind !== 'arriving'
      renew({ kind: 'arriving', branch: answer.value, ticket })
      if (isNew && code !== undefined) await arrive({ code })
    } else if (ticket !== undefined && !isOver && code !== undefined) openTicket(ticket.token)
    else renew({ kind: 'form', branch: answer.value, isHere: code !== undefined })
    return true
  }

  return {
    load,
    speak(chosen: Language): void {
      language = chosen
      show()
    },
    show,
  }
}
