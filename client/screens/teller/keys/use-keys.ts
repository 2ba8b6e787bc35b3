import { useEffect, useRef } from 'react'
import { isBehindDialog, isInEmptyField, isTyping } from './is-typing.ts'
import { type Control, controlOf } from './key-table.ts'

type Works = Readonly<Partial<Record<Control, (() => void) | undefined>>>

/**
 * Keys that work wherever the cursor is, save in a dialog; those that a field needs, only while it is empty. Space and Enter
 * on a button that a person went to by Tab stay that button's: one that merely has the focus back after a question would else
 * be pressed again by whoever calls the next one.
 */
export function useKeys(works: Works): void {
  const latest = useRef(works)
  latest.current = works
  useEffect(() => {
    let isWalking = false
    const rest = (): void => {
      isWalking = false
    }
    const hear = (event: KeyboardEvent): void => {
      if (event.key === 'Tab' && !isBehindDialog()) isWalking = true
      const control = controlOf(event)
      if (control === undefined || !isForPage(event, isWalking)) return
      const work = latest.current[control]
      // A key of ours that has nothing to do now must not open the browser's own help instead.
      if (work !== undefined || isFunctionKey(event)) event.preventDefault()
      if (work === undefined || event.repeat) return
      event.stopPropagation()
      rest()
      work()
    }
    // Before the buttons: the one that was pressed last has the focus, and would take a space for itself.
    addEventListener('keydown', hear, { capture: true })
    addEventListener('pointerdown', rest, { capture: true })
    return () => {
      removeEventListener('keydown', hear, { capture: true })
      removeEventListener('pointerdown', rest, { capture: true })
    }
  }, [])
}

function isForPage(event: KeyboardEvent, isWalking: boolean): boolean {
  const { target, key } = event
  if (isBehindDialog()) return false
  if (isFunctionKey(event)) return true
  const isPress = key === ' ' || key === 'Enter'
  // One Backspace too many belongs to whoever corrects a number, and takes nothing back.
  if (isTyping(target)) return isPress && isInEmptyField(target)
  return !(isPress && isWalking && isOnControl(target))
}

const isFunctionKey = ({ key }: KeyboardEvent): boolean => /^F\d/.test(key)

function isOnControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-focus-visible]') !== null
}
