import { useEffect } from 'react'
import { isTyping } from './is-typing.ts'

/**
 * Keys that work wherever the cursor is not in a field. No letters and no digits among them: a scanner types those. Space on
 * a button that a person went to by the keyboard stays that button's.
 */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      const act = keys[event.key]
      if (act === undefined || event.repeat || isTyping(event.target) || isOnButton(event.target)) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    // Before the buttons: the one that was pressed last has the focus, and would take a space for itself.
    addEventListener('keydown', hear, { capture: true })
    return () => removeEventListener('keydown', hear, { capture: true })
  }, [keys])
}

function isOnButton(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-focus-visible]') !== null
}
