import { type RefObject, useEffect } from 'react'
import { meantByStrokes } from '../../../../app/scanner/meant-by-strokes.ts'
import { isInReach } from '../in-reach.ts'
import { BREATH_MS, type Held, meaningOf } from './key-buffer.ts'
import { moveFocus, pressChoice } from './move-focus.ts'
import type { Direction } from './nearest.ts'
import type { Typing } from './typing.ts'

type Props = {
  readonly typing: RefObject<Typing | undefined>
  /** Any key that is no way of its own, where one is there only to begin. */
  readonly onAnyKey: (() => void) | undefined
  onBack(): void
  /** All that a scanner may have meant, the likeliest first. */
  onScan(readings: readonly string[]): void
}

/** The whole kiosk by keys: arrows, Enter, Escape, the digits of the choices, and whatever a scanner types [KF14]. */
export function useFlowKeys({ typing, onAnyKey, onBack, onScan }: Props): void {
  useEffect(() => {
    let held: Held = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const release = (): void => {
      clearTimeout(timer)
      const keys = held.map(({ key }) => key)
      held = []
      const [first] = keys
      if (first === undefined) return
      if (typing.current !== undefined) for (const each of keys) typing.current.onCharacter(each)
      else if (onAnyKey !== undefined) onAnyKey()
      else if (keys.length === 1 && /^[1-9]$/.test(first)) pressChoice(Number(first))
    }
    const take = (event: KeyboardEvent): boolean => {
      const { key, code, shiftKey: isShifted } = event
      const meaning = meaningOf({ key, code, isShifted }, held)
      if (meaning.kind === 'shift') return false
      if (meaning.kind === 'held') {
        held = meaning.held
        clearTimeout(timer)
        timer = setTimeout(release, BREATH_MS)
        return false
      }
      if (meaning.kind === 'scan') {
        clearTimeout(timer)
        held = []
        onScan(meantByStrokes(meaning.held))
        return true
      }
      release()
      return act(event)
    }
    /** Whether the key has done what it does; else it is the browser's. */
    const act = ({ key, target }: KeyboardEvent): boolean => {
      if (key === 'Escape') onBack()
      else if (key.startsWith('Arrow')) {
        if (isOwnArrow(key, target)) return false
        moveFocus(key as Direction)
      } else if (key === 'Backspace' && typing.current !== undefined) typing.current.onDelete()
      else if (key === 'Enter' && !isOnButton(target)) {
        if (typing.current !== undefined) typing.current.onEnter()
        else onAnyKey?.()
      } else if (key === ' ' && onAnyKey !== undefined && !isOnButton(target)) onAnyKey()
      else return false
      return true
    }
    const hear = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || isField(event.target) || !isInReach()) return
      if (!take(event)) return
      event.preventDefault()
      event.stopPropagation()
    }
    // Before the buttons: the Enter that ends a scan must not press the one that has the focus.
    addEventListener('keydown', hear, { capture: true })
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', hear, { capture: true })
    }
  }, [typing, onAnyKey, onBack, onScan])
}

const isWithin = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null
const isField = (target: EventTarget | null): boolean => isWithin(target, 'input, textarea, [contenteditable]')
const isOnButton = (target: EventTarget | null): boolean => isWithin(target, 'button, a, [role="radio"]')
/** Within the languages the arrows to the sides go on as in any group of that kind. */
const isOwnArrow = (key: string, target: EventTarget | null): boolean =>
  (key === 'ArrowLeft' || key === 'ArrowRight') && isWithin(target, '[role="radiogroup"]')
