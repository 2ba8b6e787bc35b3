import { createContext, useContext } from 'react'
import type { WakeState } from '../../../app/wake/wake-lock.ts'
import type { FullScreenState } from './full-screen.ts'

export type KioskLockState = {
  readonly isHeld: boolean
  readonly fullScreen: FullScreenState
  readonly wake: WakeState
  /** Lets the person out; it locks itself again when nobody touches anything for a while. */
  leave(): void
  hold(): void
}

export const KioskLockContext = createContext<KioskLockState | undefined>(undefined)

export function useKioskLock(): KioskLockState {
  const lock = useContext(KioskLockContext)
  if (lock === undefined) throw new Error('there is no lock around this')
  return lock
}
