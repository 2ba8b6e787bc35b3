import { useEffect, useEffectEvent } from 'react'

export const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel'] as const

/** Calls `onQuiet` when nobody has touched anything for `ms`, as long as `isOn`. */
export function useQuiet(isOn: boolean, ms: number, onQuiet: () => void): void {
  const tell = useEffectEvent(onQuiet)
  useEffect(() => {
    if (!isOn) return
    let timer = setTimeout(tell, ms)
    const again = (): void => {
      clearTimeout(timer)
      timer = setTimeout(tell, ms)
    }
    for (const type of SIGNS_OF_LIFE) addEventListener(type, again, { capture: true })
    return () => {
      clearTimeout(timer)
      for (const type of SIGNS_OF_LIFE) removeEventListener(type, again, { capture: true })
    }
  }, [isOn, ms])
}
