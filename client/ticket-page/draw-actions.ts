import type { PaperDigits } from '../../printer/document/ticket-document.ts'
import type { Language } from '../../sync/words/language.ts'
import { fill } from '../phone-page/fill.ts'
import { drawRating } from './draw-rating.ts'
import { button, element } from './make-element.ts'
import type { PageActions, Panel } from './page-actions.ts'
import { type SayPage, sayPage } from './say-page.ts'
import type { WishBody } from './wishes.ts'

export type Taps = {
  onSound(): void
  onPanel(panel: Panel): void
  onWish(body: WishBody): void
}

const PASS_COUNTS = [1, 3, 5] as const

export type DrawnActions = {
  readonly root: HTMLElement
  show(actions: PageActions, language: Language, digits: PaperDigits): void
}

/** Where the focus goes when what had it is gone: to the question that was opened, or to what opened it. */
const NEXT_FOCUS = ['sure', 'more']

/** The buttons, made anew only where something about them has changed: whoever is typing or has the focus keeps it [TP15]. */
export function drawActions(taps: Taps): DrawnActions {
  const root = element('section', 'actions')
  root.tabIndex = -1
  const note = element('p', 'note')
  note.setAttribute('role', 'status')
  const body = element('div', 'buttons')
  root.append(note, body)
  let drawn = ''

  return {
    root,
    show(actions, language, digits) {
      const say = sayPage(language, digits)
      const told = actions.note === null ? '' : say(actions.note)
      if (note.textContent !== told) note.textContent = told
      note.hidden = told === ''
      const { note: _, ...rest } = actions
      const wanted = JSON.stringify([rest, language, digits])
      if (wanted === drawn) return
      drawn = wanted
      const written = wordsIn(body)?.value
      const focused = body.contains(document.activeElement) ? document.activeElement?.id : undefined
      fill(
        body,
        ...arrivalOf(actions, say, language),
        ...soundOf(actions, say, taps),
        ...moreOf(actions, say, taps),
        ...ratingOf(actions, say, taps),
      )
      const words = wordsIn(body)
      if (words !== null && written !== undefined) words.value = written
      if (focused !== undefined) focusOn(root, [focused, ...NEXT_FOCUS])
    },
  }
}

const wordsIn = (body: HTMLElement): HTMLTextAreaElement | null => body.querySelector('textarea')

/** The first of these that is there; else the part as a whole, from where the next key goes on. */
function focusOn(root: HTMLElement, ids: readonly string[]): void {
  const found = ids.map((id) => document.getElementById(id)).find((each) => each !== null)
  const target = found ?? root
  target.focus()
}

/** A link and no button: what it leads to is a page by itself, which opens in whatever way its reader likes. */
function arrivalOf({ arrival }: PageActions, say: SayPage, language: Language): HTMLElement[] {
  if (arrival === null) return []
  const link = element('a', 'primary', say('arrive'))
  link.id = 'arrive'
  link.href = `${arrival}?lang=${language}`
  return [element('p', 'hint', say('arrive_how')), link]
}

function soundOf({ sound, isAside, isPushed }: PageActions, say: SayPage, { onSound }: Taps): HTMLElement[] {
  if (sound === null) return []
  const look = sound ? 'second on' : isAside ? 'second' : 'first'
  const toggle = button(look, say(sound ? 'sound_on' : 'sound_off'), onSound)
  toggle.id = 'sound'
  toggle.setAttribute('aria-pressed', String(sound))
  if (!sound) return [toggle]
  const hint = element('p', 'hint', say(isPushed ? 'push_hint' : 'sound_hint'))
  hint.id = 'sound-hint'
  toggle.setAttribute('aria-describedby', hint.id)
  return [toggle, hint]
}

function moreOf({ arrival, panel, passesLeft }: PageActions, say: SayPage, taps: Taps): HTMLElement[] {
  if (panel === null) return []
  const more = button('second', say(arrival === null ? 'more' : 'cannot_come'), () =>
    taps.onPanel(panel === 'none' ? 'more' : 'none'),
  )
  more.id = 'more'
  more.setAttribute('aria-expanded', String(panel !== 'none'))
  if (panel === 'none') return [more]
  const box = element('div', 'panel')
  box.append(...(panel === 'leave' ? leaveOf(say, taps) : choicesOf(passesLeft, say, taps)))
  return [more, box]
}

function choicesOf(passesLeft: number, say: SayPage, { onPanel, onWish }: Taps): HTMLElement[] {
  const leave = button('second', say('leave'), () => onPanel('leave'))
  leave.id = 'leave'
  if (passesLeft === 0) return [leave]
  const row = element('div', 'row')
  for (const count of PASS_COUNTS) {
    const text = count === 1 ? say('let_single') : say('let_several', { count })
    const choice = button('second', text, () => onWish({ wish: 'pass', count }))
    choice.id = `pass-${count}`
    row.append(choice)
  }
  return [
    element('h2', 'ask', say('let_pass')),
    row,
    element('p', 'hint', say('passes_left', { count: passesLeft })),
    element('hr'),
    leave,
  ]
}

function leaveOf(say: SayPage, { onPanel, onWish }: Taps): HTMLElement[] {
  const yes = button('first grave', say('leave_yes'), () => onWish({ wish: 'leave' }))
  const no = button('second', say('leave_no'), () => onPanel('none'))
  yes.id = 'leave-yes'
  no.id = 'leave-no'
  const question = element('h2', 'ask', say('leave_sure'))
  // The focus stands on what is asked, never on the answer that cannot be taken back.
  question.id = 'sure'
  question.tabIndex = -1
  return [question, yes, no]
}

function ratingOf({ rating }: PageActions, say: SayPage, { onWish }: Taps): HTMLElement[] {
  return rating === null ? [] : drawRating(rating, say, onWish)
}
