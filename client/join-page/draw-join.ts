import type { Language } from '../../sync/words/language.ts'
import { fill } from '../phone-page/fill.ts'
import type { joinEn } from '../words/join/en.ts'
import { joinTexts } from '../words/join/join-words.ts'
import { languageNames } from '../words/language-names.ts'
import type { Say } from '../words/use-words.ts'
import { element } from './elements.ts'
import type { Progress } from './join-view.ts'

export type JoinDrawing = {
  readonly language: Language
  readonly say: Say<typeof joinEn>
  readonly title: string
  /** Said to who listens, and shown where nothing else is. */
  readonly status: string
  readonly progress: Progress
  readonly inside: readonly HTMLElement[]
}

/** The page once, and what changes in it each time: what is spoken out must be the same element with other words. */
export function drawJoin(root: HTMLElement, onLanguage: (language: Language) => void): (drawing: JoinDrawing) => void {
  const [title, status, alert] = [element('h1'), element('p', { role: 'status' }), element('p', { role: 'alert' })]
  const content = element('div', { class: 'content' })
  const choices = (Object.keys(joinTexts) as Language[]).map((language) => {
    const made = element('button', { type: 'button', class: 'language', lang: language }, languageNames[language])
    made.addEventListener('click', () => onLanguage(language))
    return made
  })
  const row = element('nav', { class: 'languages' }, ...choices)
  fill(root, row, element('main', { class: 'card' }, title, status, content, alert))

  return ({ language, say, title: name, status: said, progress, inside }) => {
    document.documentElement.lang = language
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
    document.title = `${say('title')} · ${name}`
    row.setAttribute('aria-label', say('language'))
    for (const choice of choices) choice.setAttribute('aria-pressed', String(choice.lang === language))
    if (title.textContent !== name) title.textContent = name
    const working = progress.kind === 'sending' ? say(progress.isWorking ? 'proving' : 'joining') : said
    if (status.textContent !== working) status.textContent = working
    status.hidden = working === ''
    keepFocus(content, () => fill(content, ...inside))
    content.inert = progress.kind === 'sending'
    fill(alert, ...(progress.kind === 'refused' ? refusal(progress.refused, say) : []))
    alert.hidden = progress.kind !== 'refused'
    if (!alert.hidden) alert.scrollIntoView({ block: 'nearest' })
  }
}

function refusal({ code, message }: { code: string; message?: string }, say: Say<typeof joinEn>): Node[] {
  const own = {
    no_connection: 'no_connection',
    phone_wrong: 'phone_wrong',
    position_refused: 'position_refused',
  } as const
  const text = code in own ? say(own[code as keyof typeof own]) : (message ?? say('no_connection'))
  return [element('span', {}, text), element('small', {}, say('support', { code }))]
}

/** Drawn anew, what had the focus has it again: who goes by keyboard stays where they are. */
function keepFocus(content: HTMLElement, redraw: () => void): void {
  const had = content.contains(document.activeElement) ? fieldOf(document.activeElement) : undefined
  redraw()
  if (had === undefined) return
  for (const field of content.querySelectorAll('input, select')) {
    if (field instanceof HTMLElement && fieldOf(field) === had) field.focus({ preventScroll: true })
  }
}

const fieldOf = (field: Element | null): string | undefined =>
  field instanceof HTMLInputElement || field instanceof HTMLSelectElement
    ? `${field.name} ${field.type === 'radio' ? field.value : ''}`
    : undefined
