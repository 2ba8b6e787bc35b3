import { fill } from '../phone-page/fill.ts'
import type { joinEn } from '../words/join/en.ts'
import type { Say } from '../words/use-words.ts'
import { element, REFUSAL_ID } from './elements.ts'
import type { Refused } from './join-api.ts'

/**
 * One alert for all that is refused. It stands below the button that was pressed; what is about a field stands beside that field,
 * which has the focus [JP1]: a keyboard on the screen would cover the end of the page. Drawn again it is not heard again.
 */
export function drawRefusal(content: HTMLElement, below: HTMLElement) {
  const alert = element('p', { role: 'alert', id: REFUSAL_ID })
  below.append(alert)

  return (refused: Refused | undefined, say: Say<typeof joinEn>, isNew: boolean): void => {
    const field = content.querySelector('[aria-invalid]')
    const label = field?.closest('.field')
    if (label) label.after(alert)
    else if (alert.parentNode !== below) below.append(alert)
    const parts = refused === undefined ? [] : partsOf(refused, say)
    if (parts.map((part) => part.textContent).join('') !== alert.textContent) fill(alert, ...parts)
    if (refused === undefined || !isNew) return
    if (field instanceof HTMLElement) field.focus({ preventScroll: true })
    alert.scrollIntoView({ block: 'nearest' })
  }
}

function partsOf({ code, message }: Refused, say: Say<typeof joinEn>): HTMLElement[] {
  const own = {
    no_connection: 'no_connection',
    phone_wrong: 'phone_wrong',
    position_refused: 'position_refused',
    // The server's words are for codes of all kinds: none of the others stands on a display.
    code_wrong: 'code_wrong',
  } as const
  const text = code in own ? say(own[code as keyof typeof own]) : (message ?? say('no_connection'))
  return [element('span', {}, text), element('small', {}, say('support', { code }))]
}
