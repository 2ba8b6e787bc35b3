import type { Language } from '../../sync/words/language.ts'
import { fill } from '../phone-page/fill.ts'
import { languageNames } from '../words/language-names.ts'
import { ticketPageWords } from '../words/ticket-page/ticket-page-words.ts'
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
  const status = element('p', 'status')
  status.setAttribute('role', 'status')
  const figures = element('dl', 'figures')
  const age = element('p', 'age')
  const details = element('dl', 'details')
  const card = element('div', 'card')
  card.append(title, number, status, figures, age)
  const main = element('main')
  main.append(card, actions, details)
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
      document.title = text.number === undefined ? say('title') : `${text.number} · ${say('title')}`
      row.setAttribute('aria-label', say('language'))
      for (const choice of choices) choice.setAttribute('aria-pressed', String(choice.lang === language))
      card.dataset.tone = text.tone
      title.textContent = text.number === undefined ? say('title') : say('your_number')
      number.textContent = text.number ?? ''
      number.hidden = text.number === undefined
      number.classList.toggle('long', (text.number ?? '').length > ORDINARY_CHARS_MAX)
      if (status.textContent !== text.status) status.textContent = text.status
      age.textContent = text.age
      list(figures, text.figures)
      list(details, text.details)
    },
  }
}

/** Each term with its value, as one part of the list. */
function list(into: HTMLElement, lines: PageText['details']): void {
  into.hidden = lines.length === 0
  fill(
    into,
    ...lines.map(([term, value]) => {
      const line = element('div')
      line.append(element('dt', '', term), element('dd', '', value))
      return line
    }),
  )
}
