import { useEffect, useRef } from 'react'
import { isInReach } from '../in-reach.ts'
import { type EarlierTap, earlierTap, isSecondTap } from './steady-hand.ts'

const PARTS = ['pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'touchend', 'click'] as const
/** Keys that press something, wherever the focus is. */
const PRESSING_KEY = /^(?:Enter| |[1-9])$/

/** A tap with all that the browser makes of it. */
const TAP_MS_MAX = 1_000

type Press = { readonly tap: EarlierTap; readonly key: string }

/**
 * Lets the second tap of a double one, and the second press of a key, fall on nothing when the first one has already led to
 * another step. Listens before all else that listens to keys.
 */
export function useSteadyHand(step: string): void {
  const shown = useRef(step)
  shown.current = step
  useEffect(() => {
    let before: EarlierTap | undefined
    let pressed: Press | undefined
    let isSecond = false
    const hear = (event: Event): void => {
      if (event.type === 'pointerdown' && event instanceof PointerEvent && isInReach()) {
        const tap = { at: event.timeStamp, x: event.clientX, y: event.clientY, step: shown.current }
        isSecond = isSecondTap(before, tap)
        before = earlierTap(before, tap)
      }
      // Later than that it is no part of this tap any more.
      if (!isSecond || event.timeStamp - (before?.at ?? 0) > TAP_MS_MAX) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    const press = (event: KeyboardEvent): void => {
      const { key } = event
      if (!PRESSING_KEY.test(key) || !isInReach()) return
      const tap = { at: event.timeStamp, x: 0, y: 0, step: shown.current }
      const isAgain = pressed?.key === key && isSecondTap(pressed.tap, tap)
      pressed = { key, tap: earlierTap(isAgain ? pressed?.tap : undefined, tap) }
      if (!isAgain) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    for (const part of PARTS) addEventListener(part, hear, { capture: true, passive: false })
    addEventListener('keydown', press, { capture: true })
    return () => {
      for (const part of PARTS) removeEventListener(part, hear, { capture: true })
      removeEventListener('keydown', press, { capture: true })
    }
  }, [])
}
