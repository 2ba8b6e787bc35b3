import { useCallback, useContext, useEffect, useRef, useState } from 'react'
import { PutAwayContext } from '../staff/put-away.ts'
import type { PaperOnScreen } from './paper-on-screen.ts'

/** Who has the paper has gone; who needs the code takes a phone out first; who was let down may look for somebody. */
const SHOWN_MS: Readonly<Record<PaperOnScreen['kind'], number>> = {
  printing: 30_000,
  printed: 10_000,
  screen: 20_000,
  fault: 60_000,
}
/** EN 301 549: twenty seconds to say that one is not done, by one plain press. */
export const WARNED_MS = 20_000

/** The way back to the start by itself: announced, and put off as often as somebody wants. */
export function useReturn(kind: PaperOnScreen['kind'], onReturn: () => void) {
  const [isWarned, setWarned] = useState(false)
  const [refusals, setRefusals] = useState(0)
  const isPutAway = useContext(PutAwayContext)
  // Whatever else is painted anew meanwhile, the time goes on.
  const latest = useRef(onReturn)
  latest.current = onReturn
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal begins the time anew.
  useEffect(() => {
    setWarned(false)
    // Nobody sees it meanwhile: a ticket that ends behind the panel would be in nobody's hand.
    if (isPutAway) return
    const timer = setTimeout(() => setWarned(true), SHOWN_MS[kind])
    return () => clearTimeout(timer)
  }, [kind, refusals, isPutAway])
  useEffect(() => {
    if (!isWarned || isPutAway) return
    const timer = setTimeout(() => latest.current(), WARNED_MS)
    return () => clearTimeout(timer)
  }, [isWarned, isPutAway])
  const stay = useCallback(() => setRefusals((times) => times + 1), [])
  return { isWarned, stay }
}
