import type { Language } from '../../sync/words/language.ts'

type Attributes = Readonly<Record<string, string>>

/** An element with its attributes and what stands in it. Text is text: nothing that comes from anywhere is read as HTML. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...inside: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...inside.filter((each) => each !== undefined))
  return made
}

export function button(text: string, kind: 'primary' | 'quiet', onPress: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: kind }, text)
  made.addEventListener('click', onPress)
  return made
}

/** A name in this language; where the tenant gave none, another one, which says in which it is. */
export function drawName<Name extends 'strong' | 'option'>(
  tag: Name,
  names: Readonly<Record<string, string>>,
  language: Language,
): HTMLElementTagNameMap[Name] {
  const own = names[language]
  if (own !== undefined) return element(tag, {}, own)
  const [lang = language, other = ''] = Object.entries(names)[0] ?? []
  return element(tag, { lang, dir: 'auto' }, other)
}

/** Where the page says what was refused. */
export const REFUSAL_ID = 'refusal'

/** The field that a refusal is about names it to who listens [JP1]. */
export function markRefused(field: HTMLElement): void {
  field.setAttribute('aria-invalid', 'true')
  field.setAttribute('aria-describedby', REFUSAL_ID)
}
