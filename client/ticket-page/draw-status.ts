import { element } from './make-element.ts'
import type { PageText } from './page-text.ts'

/**
 * What who listens hears of how the ticket stands [TP13]: a call at once, once, and again when it is repeated; all else when
 * there is a pause. Three elements that stay, since one that is only then made is not heard everywhere; empty they take no room.
 */
export function drawStatus(): {
  readonly root: HTMLElement
  show(text: Pick<PageText, 'status' | 'call' | 'stale'>): void
} {
  const root = element('div', 'status')
  const [calm, alarm, stale] = [element('p'), element('p'), element('p')]
  calm.setAttribute('role', 'status')
  alarm.setAttribute('role', 'alert')
  stale.setAttribute('role', 'status')
  root.append(calm, alarm, stale)
  let told: string | undefined

  return {
    root,
    show({ status, call, stale: since }) {
      // The same words as another text: they are heard again.
      if (call !== told) alarm.textContent = ''
      told = call
      put(calm, call === undefined ? status : '')
      put(alarm, call === undefined ? '' : status)
      put(stale, since)
    },
  }
}

function put(into: HTMLElement, text: string): void {
  if (into.textContent !== text) into.textContent = text
}
