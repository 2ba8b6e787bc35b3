import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { isDevPanelKept } from '../../../app/dev-panel/dev-flag.ts'
import { createWakeLock } from '../../../app/wake/wake-lock.ts'
import { pageWakePorts } from '../../../app/wake/wake-ports.ts'
import { createFullScreen } from './full-screen.ts'
import { holdPage } from './hold-page.ts'
import { KioskLockContext } from './lock-context.ts'
import { useQuiet } from './use-quiet.ts'

/** Somebody was let out and went: the next customer must not find the door open. */
const OUT_MS_MAX = 10 * 60_000

/**
 * A kiosk that nobody gets out of [KL1 KL2 KL3 KL4 KL5], as far as a page can see to it; the rest is the machine's
 * (README.md). Around the kiosk alone: no other screen has any of this. A developer at work in a demonstration is let out.
 */
export function KioskLock({ children }: { readonly children: ReactNode }) {
  const [isHeld, setHeld] = useState(() => !isDevPanelKept())
  const [screen] = useState(createFullScreen)
  const [wake] = useState(() => createWakeLock(pageWakePorts))
  const fullScreen = useSyncExternalStore(screen.subscribe, screen.state)
  const wakeState = useSyncExternalStore(wake.subscribe, wake.state)

  useEffect(() => wake.watch(), [wake])
  useEffect(() => (isHeld ? holdPage() : undefined), [isHeld])
  useEffect(() => {
    if (!isHeld) return
    const touched = (): void => screen.ask('customer')
    addEventListener('click', touched, { capture: true })
    return () => removeEventListener('click', touched, { capture: true })
  }, [isHeld, screen])
  useQuiet(!isHeld && !isDevPanelKept(), OUT_MS_MAX, () => setHeld(true))

  const lock = {
    isHeld,
    fullScreen,
    wake: wakeState,
    leave() {
      setHeld(false)
      // Where it is not allowed to go, the person presses Escape.
      screen.leave().catch(() => undefined)
    },
    hold() {
      setHeld(true)
      screen.ask('staff')
    },
  }
  return <KioskLockContext value={lock}>{children}</KioskLockContext>
}
