const FIELDS = 'input, select, button, a'

/**
 * Drawn anew, what had the focus has it again: who goes by keyboard stays where they are [JP2], also when it was out of reach
 * while something was being sent. Where it is gone, the focus is on the title, from where the new page is read.
 */
export function createKeptFocus(content: HTMLElement, title: HTMLElement) {
  let kept: string | undefined

  return (isSending: boolean, redraw: () => void): void => {
    const active = document.activeElement
    const had = content.contains(active) ? nameOf(active) : kept
    redraw()
    content.inert = isSending
    kept = isSending ? had : undefined
    if (had === undefined || isSending) return
    const found = [...content.querySelectorAll(FIELDS)].find((field) => nameOf(field) === had)
    const target = found instanceof HTMLElement ? found : title
    target.focus({ preventScroll: true })
  }
}

function nameOf(field: Element | null): string | undefined {
  if (field instanceof HTMLInputElement) return `${field.name} ${field.type === 'radio' ? field.value : ''}`
  if (field instanceof HTMLSelectElement) return field.name
  return field?.textContent ?? undefined
}
