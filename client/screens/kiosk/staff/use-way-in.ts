import { useEffect, useEffectEvent, useState } from 'react'
import { isInCorner } from './in-corner.ts'

export const HOLD_MS = 3_000
/** A short touch shows nothing: customers touch corners, too. */
const SHOWN_AFTER_MS = 500

/** The ways behind the kiosk [KS1]: an upper corner held for three seconds, or Ctrl+Alt+S. Answers whether one is being held. */
export function useWayIn(isOn: boolean, onIn: () => void): boolean {
  const [isHeld, setHeld] = useState(false)
  const enter = useEffectEvent(onIn)
  useEffect(() => {
    if (!isOn) return
    let timers: ReturnType<typeof setTimeout>[] = []
    const letGo = (): void => {
      for (const timer of timers) clearTimeout(timer)
      timers = []
      setHeld(false)
    }
    const come = (): void => {
      letGo()
      enter()
    }
    const touch = (event: PointerEvent): void => {
      letGo()
      if (!event.isPrimary || !isInCorner(event, innerWidth)) return
      timers = [setTimeout(() => setHeld(true), SHOWN_AFTER_MS), setTimeout(come, HOLD_MS)]
    }
    const move = (event: PointerEvent): void => {
      if (timers.length > 0 && !isInCorner(event, innerWidth)) letGo()
    }
    /** Of the window: within it a mouse that is pressed takes the focus from what had it. */
    const leave = ({ target }: Event): void => {
      if (target === window) letGo()
    }
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey && event.altKey && event.code === 'KeyS') come()
    }
    const heard = [
      ['pointerdown', touch],
      ['pointermove', move],
      ['pointerup', letGo],
      ['pointercancel', letGo],
      ['blur', leave],
      ['keydown', press],
    ] as const
    for (const [type, hear] of heard) addEventListener(type, hear as EventListener, { capture: true })
    return () => {
      for (const [type, hear] of heard) removeEventListener(type, hear as EventListener, { capture: true })
      letGo()
    }
  }, [isOn])
  return isHeld
}
