import { useSyncExternalStore } from 'react'
import type { SyncState } from '../../../sync/device/device.ts'
import { useDevice } from './device-context.ts'

/** How live the screen is, and what is still to be sent or seen. */
export function useSyncState(): SyncState {
  const device = useDevice()
  return useSyncExternalStore(device.subscribe, () => device.sync)
}
