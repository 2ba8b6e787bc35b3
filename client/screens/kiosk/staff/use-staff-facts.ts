import { useEffect, useState, useSyncExternalStore } from 'react'
import type { SyncState } from '../../../../sync/device/device.ts'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { useSyncState } from '../../../app/hooks/use-sync-state.ts'
import { useNow } from '../../../app/use-now.ts'
import { askForSpace, type Space } from '../../../device/store/space.ts'
import { useKioskLock } from '../lock/lock-context.ts'
import type { StaffFacts } from './staff-findings.ts'

const LOOK_MS = 5_000

/** All that the panel tells, looked at every few seconds. */
export function useStaffFacts(): StaffFacts & { readonly sync: SyncState; readonly now: number } {
  const device = useDevice()
  const sync = useSyncState()
  const lock = useKioskLock()
  const now = useNow(device.now, LOOK_MS)
  const isOnline = useSyncExternalStore(hearNetwork, () => navigator.onLine)
  const [space, setSpace] = useState<Space>()
  const [isUpdateWaiting, setUpdateWaiting] = useState(false)
  useEffect(() => {
    const look = (): void => {
      void askForSpace(navigator.storage as StorageManager | undefined).then(setSpace)
      void isNewerWaiting().then(setUpdateWaiting)
    }
    look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [])
  return { sync, lock, isOnline, space, isUpdateWaiting, now, clockAheadMs: Date.now() - now }
}

function hearNetwork(listener: () => void): () => void {
  for (const type of ['online', 'offline']) addEventListener(type, listener)
  return () => {
    for (const type of ['online', 'offline']) removeEventListener(type, listener)
  }
}

/** A newer version is on the disk, whole, and waits for a quiet moment. */
async function isNewerWaiting(): Promise<boolean> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined
  const registration = await workers?.getRegistration().catch(() => undefined)
  return registration?.waiting != null
}
