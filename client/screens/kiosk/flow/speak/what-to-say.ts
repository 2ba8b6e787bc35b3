export type Spoken = {
  readonly text: string
  readonly language: string
  /** What the text is made of, for whoever can only say what was recorded [KF18]. */
  readonly parts: readonly string[]
  /** Something that can be chosen: by which digit, and which letter stands on it. */
  readonly choice?: { readonly digit: number; readonly mark: string }
}

/** So much is read out of a step; beyond it the keys lead on. */
const ITEMS_MAX = 20

/** Beside the title stands what it asks, or the number and what becomes of its paper. */
const READ_OUT = 'main h1, main h1 ~ p, main h1 ~ output, main button, main [role="status"], main [role="alert"]'

/** A step as it is read out: what it asks, then what can be chosen. */
export function stepToSpeech(page: ParentNode): Spoken[] {
  return [...page.querySelectorAll(READ_OUT)]
    .slice(0, ITEMS_MAX)
    .map(elementToSpeech)
    .filter(({ text }) => text !== '')
}

/** What has the focus; in a window that came over the page, its title first. */
export function focusToSpeech(target: Element): Spoken[] {
  const dialog = target.closest('[role="alertdialog"]')
  const title = dialog?.querySelector('[slot="title"]')
  const parts = title ? [title, target] : [target]
  return parts.filter((part) => part !== dialog).map(elementToSpeech)
}

/** Its parts one after the other, with a breath between them; what is only for the eye is left out. */
function elementToSpeech(element: Element): Spoken {
  const bdis = [...element.querySelectorAll('bdi')].filter((part) => part.closest('[aria-hidden]') === null)
  const texts = bdis.length > 1 ? bdis.map(({ textContent }) => textContent ?? '') : [visibleText(element)]
  const label = element.getAttribute('aria-label')
  const parts = (label === null ? texts : [label]).map((text) => text.replaceAll(/\s+/g, ' ').trim())
  const child = element.querySelector('[lang]')
  const language = (child ?? element.closest('[lang]'))?.getAttribute('lang') ?? ''
  const choice = choiceOf(element)
  return { text: parts.reduce(joined), language, parts, ...(choice && { choice }) }
}

/** Behind a whole sentence no comma. */
const joined = (before: string, part: string): string => `${before}${/[.!?؟:]$/.test(before) ? '' : ','} ${part}`

function choiceOf(element: Element): Spoken['choice'] {
  const at = [...document.querySelectorAll('main [data-choice]')].indexOf(element)
  return at < 0 ? undefined : { digit: at + 1, mark: element.querySelector('[aria-hidden]')?.textContent ?? '' }
}

function visibleText(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const hidden of copy.querySelectorAll('[aria-hidden]')) hidden.remove()
  return copy.textContent ?? ''
}
