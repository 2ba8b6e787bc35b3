import { useEffect, useState } from 'react'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { createWakeLock } from '../../../app/wake/wake-lock.ts'
import { pageWakePorts } from '../../../app/wake/wake-ports.ts'
import { watchSleep } from './watch-sleep.ts'

/** What a screen needs that nobody looks after: it stays lit, and asks at once when it has slept [DY19]. */
export function useCare(name: string): void {
  const device = useDevice()
  const [wake] = useState(() => createWakeLock(pageWakePorts))
  useEffect(() => {
    document.title = `${name} · BléSaf`
  }, [name])
  useEffect(() => wake.watch(), [wake])
  useEffect(() => watchSleep({ wall: () => Date.now(), every, onWake: () => device.networkBack() }), [device])
}

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms)
  return () => clearInterval(timer)
}
