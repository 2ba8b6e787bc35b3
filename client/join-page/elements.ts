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
