import { useSyncExternalStore } from 'react'
import type { SyncState } from '../../../sync/device/device.ts'
import { useDevice } from './device-context.ts'

/** How live the screen is, and what is still to be sent or seen. */
export function useSyncState(): SyncState {
  const device = useDevice()
  return useSyncExternalStore(device.subscribe, () => device.sync)
}

/** One value of it, drawn anew only when that one changed: some others change with every tap. */
export function useSyncValue<Name extends keyof SyncState>(name: Name): SyncState[Name] {
  const device = useDevice()
  return useSyncExternalStore(device.subscribe, () => device.sync[name])
}
