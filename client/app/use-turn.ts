import { useEffect, useState } from 'react'

/** Which of `count` has its turn, one after the other. */
export function useTurn(count: number, everyMs: number): number {
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setTurn((before) => before + 1), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return turn % count
}
