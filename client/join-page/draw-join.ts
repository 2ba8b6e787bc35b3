import type { Language } from '../../sync/words/language.ts'
import { fill } from '../phone-page/fill.ts'
import type { joinEn } from '../words/join/en.ts'
import { joinTexts } from '../words/join/join-words.ts'
import { languageNames } from '../words/language-names.ts'
import type { Say } from '../words/use-words.ts'
import { drawRefusal } from './draw-refusal.ts'
import { element } from './elements.ts'
import type { Progress } from './join-view.ts'
import { createKeptFocus } from './kept-focus.ts'

export type JoinDrawing = {
  readonly language: Language
  readonly say: Say<typeof joinEn>
  readonly title: string
  /** What the page is for now; before the title it names the tab. */
  readonly about: string
  /** Said to who listens, and shown where nothing else is. */
  readonly status: string
  readonly progress: Progress
  readonly inside: readonly HTMLElement[]
}

/** The page once, and what changes in it each time: what is spoken out must be the same element with other words. */
export function drawJoin(root: HTMLElement, onLanguage: (language: Language) => void): (drawing: JoinDrawing) => void {
  const title = element('h1', { tabindex: '-1' })
  const content = element('div', { class: 'content' })
  const status = element('p', { role: 'status' })
  const keepFocus = createKeptFocus(content, title)
  const choices = (Object.keys(joinTexts) as Language[]).map((language) => {
    const made = element('button', { type: 'button', class: 'language', lang: language }, languageNames[language])
    made.addEventListener('click', () => onLanguage(language))
    return made
  })
  const row = element('nav', { class: 'languages' }, ...choices)
  // Below the button that was pressed, where whoever looks is looking [JP4].
  const told = element('div', { class: 'told' }, status)
  const refuse = drawRefusal(content, told)
  fill(root, row, element('main', { class: 'card' }, title, content, told))
  let shown: Progress | undefined

  return ({ language, say, title: name, about, status: said, progress, inside }) => {
    document.documentElement.lang = language
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
    document.title = about === name ? name : `${about} · ${name}`
    row.setAttribute('aria-label', say('language'))
    for (const choice of choices) choice.setAttribute('aria-pressed', String(choice.lang === language))
    if (title.textContent !== name) title.textContent = name
    const working = progress.kind === 'sending' ? say(progress.isWorking ? 'proving' : 'joining') : said
    if (status.textContent !== working) status.textContent = working
    keepFocus(progress.kind === 'sending', () => fill(content, ...inside))
    const isNew = progress !== shown
    shown = progress
    refuse(progress.kind === 'refused' ? progress.refused : undefined, say, isNew)
    if (isNew && progress.kind === 'sending') told.scrollIntoView({ block: 'nearest' })
  }
}
