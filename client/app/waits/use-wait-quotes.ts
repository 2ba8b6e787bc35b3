import { useSyncExternalStore } from 'react'
import { useDevice } from '../hooks/device-context.ts'
import type { Waits } from './waits.ts'
import { waitsOfDevice } from './waits-of-device.ts'

/** The estimates behind what a screen says of a newcomer's wait, for whoever draws more from them than their minutes. */
export function useWaitQuotes(): Pick<Waits, 'quotes' | 'ageMs'> {
  const { subscribe, current } = waitsOfDevice(useDevice())
  const quotes = useSyncExternalStore(subscribe, () => current().quotes)
  const ageMs = useSyncExternalStore(subscribe, () => current().ageMs)
  return { quotes, ageMs }
}
