import { useSyncExternalStore } from 'react'
import { useDevice } from '../hooks/device-context.ts'
import { waitsOfDevice } from './waits-of-device.ts'

/** The moment that the waits are of, where the screen is not live any more; undefined: of now, or there are none [WT14]. */
export function useWaitsAsOf(): number | undefined {
  const { subscribe, current } = waitsOfDevice(useDevice())
  return useSyncExternalStore(subscribe, () => current().asOf)
}
