import { useEffect, useState } from 'react'
import { type KioskPinLock, nextKioskPinLock } from '../../../../sync/pin/kiosk-pin-lock.ts'
import { tryKioskPin } from '../../../../sync/pin/try-kiosk-pin.ts'
import { useDevice } from '../../../app/hooks/device-context.ts'
import { usePage } from '../../../app/page.ts'
import { openKioskPin } from '../../../device/keys/kiosk-pin.ts'

export type StaffPin = {
  /** Undefined: the disk has not answered yet. */
  readonly lock: KioskPinLock | undefined
  readonly isChecking: boolean
  readonly isDiskSilent: boolean
  /** Resolves to whether it opens. */
  attempt(pin: string): Promise<boolean>
}

/** The kiosk's PIN as it stands on the disk [KP3]: whoever reloads the page meets the same count and the same pause. */
export function useStaffPin(branchId: string): StaffPin {
  const { cabinet } = usePage()
  const device = useDevice()
  const [ports] = useState(() => openKioskPin(cabinet))
  const [lock, setLock] = useState<KioskPinLock>()
  const [isChecking, setChecking] = useState(false)
  const [isDiskSilent, setDiskSilent] = useState(false)

  useEffect(() => {
    ports.store
      .update((found) => nextKioskPinLock(found, { kind: 'looked', at: device.now() }))
      .then(setLock, () => setDiskSilent(true))
  }, [ports, device])

  async function attempt(pin: string): Promise<boolean> {
    setChecking(true)
    try {
      const tried = await tryKioskPin(ports, { branchId, pin, now: device.now })
      setLock(tried.lock)
      return tried.isRight
    } catch {
      setDiskSilent(true)
      return false
    } finally {
      setChecking(false)
    }
  }
  return { lock, isChecking, isDiskSilent, attempt }
}
