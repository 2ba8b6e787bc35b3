import { useCallback, useEffect, useRef, useState } from 'react'
import { isInSight } from '../in-reach.ts'
import { extendPatience, leftAt, type Patience, startPatience } from './patience.ts'

const LOOK_MS = 500
const SIGNS = ['pointerdown', 'keydown'] as const

type Waiting = {
  /** Seconds until it goes back; undefined: no hurry. */ readonly seconds: number | undefined
  extend(): void
}

/** Waits for a customer while `isOn`; each step starts anew, and so does each sign of life before the warning [KF11]. */
export function usePatience(isOn: boolean, step: string, onGone: () => void): Waiting {
  const patience = useRef<Patience>(startPatience(0))
  const [seconds, setSeconds] = useState<number>()
  const gone = useRef(onGone)
  gone.current = onGone

  // biome-ignore lint/correctness/useExhaustiveDependencies: another step is a sign of life.
  useEffect(() => {
    if (!isOn) return
    patience.current = { ...patience.current, aliveAt: performance.now() }
    setSeconds(undefined)
    const look = (): void => {
      // Whoever looks after the kiosk has put the screen away: its customer finds it as it was.
      if (!isInSight()) patience.current = { ...patience.current, aliveAt: performance.now() }
      const left = leftAt(patience.current, performance.now())
      setSeconds(left.kind === 'warning' ? left.seconds : undefined)
      if (left.kind === 'gone') gone.current()
    }
    const hear = (): void => {
      const at = performance.now()
      if (leftAt(patience.current, at).kind === 'patient') patience.current = { ...patience.current, aliveAt: at }
    }
    const timer = setInterval(look, LOOK_MS)
    for (const sign of SIGNS) addEventListener(sign, hear, { capture: true })
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) removeEventListener(sign, hear, { capture: true })
    }
  }, [isOn, step])

  useEffect(() => {
    if (!isOn) patience.current = startPatience(0)
  }, [isOn])

  const extend = useCallback(() => {
    patience.current = extendPatience(patience.current, performance.now())
    setSeconds(undefined)
  }, [])
  return { seconds, extend }
}
