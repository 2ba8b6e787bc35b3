import { useEffect, useState } from 'react'

/** Held for good, a screen that nobody looks after would stand still for ever. */
export const HOLD_MS_MAX = 5 * 60_000
/** Of a keyboard, and of the remote control of a television. */
const KEYS: readonly string[] = [' ', 'Pause', 'MediaPlayPause']

/** Whoever reads slowly, or has the page read out, holds what turns by itself, and lets it go on [DY34]. */
export function useHold(): boolean {
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    const onKey = ({ key, repeat }: KeyboardEvent): void => {
      if (KEYS.includes(key) && !repeat) setHeld((before) => !before)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => {
    if (!isHeld) return
    const timer = setTimeout(() => setHeld(false), HOLD_MS_MAX)
    return () => clearTimeout(timer)
  }, [isHeld])
  return isHeld
}
