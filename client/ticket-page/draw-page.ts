import type { Language } from '../../sync/words/language.ts'
import { fill } from '../phone-page/fill.ts'
import { languageNames } from '../words/language-names.ts'
import { ticketPageWords } from '../words/ticket-page/ticket-page-words.ts'
import { drawStatus } from './draw-status.ts'
import { createHeardPlace } from './heard-place.ts'
import { button, element } from './make-element.ts'
import type { PageText } from './page-text.ts'
import { sayPage } from './say-page.ts'

const LANGUAGES = Object.keys(ticketPageWords) as Language[]

/** `AB-1024`; what is longer stands smaller, rather than beyond the edge of a small phone. */
const ORDINARY_CHARS_MAX = 7

export type DrawnPage = { show(text: PageText, language: Language): void }

/** The page once, and what changes in it each time: what is spoken out must be the same element with other words. */
export function drawPage(root: HTMLElement, actions: HTMLElement, onLanguage: (language: Language) => void): DrawnPage {
  const title = element('h1', 'label')
  const number = element('bdi', 'number')
  number.dir = 'ltr'
  const status = drawStatus()
  const [figures, details] = [drawList('figures'), drawList('details')]
  const age = element('p', 'age')
  const heardPlace = createHeardPlace(() => performance.now())
  const place = element('p', 'heard')
  place.setAttribute('role', 'status')
  const card = element('div', 'card')
  card.append(title, number, status.root, figures.root, age)
  const main = element('main')
  main.append(card, actions, details.root, place)
  const choices = LANGUAGES.map((language) => {
    const choice = button('language', languageNames[language], () => onLanguage(language))
    choice.lang = language
    return choice
  })
  const row = element('nav', 'languages')
  row.append(...choices)
  fill(root, row, main)

  return {
    show(text, language) {
      const say = sayPage(language)
      document.documentElement.lang = language
      document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
      document.title = text.title
      row.setAttribute('aria-label', say('language'))
      for (const choice of choices) choice.setAttribute('aria-pressed', String(choice.lang === language))
      card.dataset.tone = text.tone
      title.textContent = text.number === undefined ? say('title') : say('your_number')
      number.textContent = text.number ?? ''
      number.hidden = text.number === undefined
      number.classList.toggle('long', (text.number ?? '').length > ORDINARY_CHARS_MAX)
      status.show(text)
      age.textContent = text.age
      figures.show(text.figures)
      details.show(text.details)
      const heard = heardPlace(text.figures)
      if (place.textContent !== heard) place.textContent = heard
    },
  }
}

/** Each term with its value, as one part of the list; made anew only where it says something else: somebody may be reading. */
function drawList(className: string) {
  const root = element('dl', className)
  let drawn = ''
  return {
    root,
    show(lines: PageText['details']): void {
      const wanted = JSON.stringify(lines)
      if (wanted === drawn) return
      drawn = wanted
      root.hidden = lines.length === 0
      fill(
        root,
        ...lines.map(([term, value]) => {
          const line = element('div')
          line.append(element('dt', '', term), element('dd', '', value))
          return line
        }),
      )
    },
  }
}
