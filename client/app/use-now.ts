import { useEffect, useState } from 'react'

/** The time of now, painted anew every `everyMs`. */
export function useNow(read: () => number, everyMs: number): number {
  const [now, setNow] = useState(read)
  useEffect(() => {
    setNow(read())
    const timer = setInterval(() => setNow(read()), everyMs)
    return () => clearInterval(timer)
  }, [read, everyMs])
  return now
}
