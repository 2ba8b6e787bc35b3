import { useSyncExternalStore } from 'react'
import type { WaitRange } from '../../../sync/waits/wait-range.ts'
import { useDevice } from '../hooks/device-context.ts'
import { waitsOfDevice } from './waits-of-device.ts'

/** How long those who stand in line still wait, by ticket; one that is missing is not known yet. */
export function useTicketWaits(): ReadonlyMap<string, WaitRange> {
  const { subscribe, current } = waitsOfDevice(useDevice())
  return useSyncExternalStore(subscribe, () => current().tickets)
}
