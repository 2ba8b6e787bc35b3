import { useEffect, useState } from 'react'
import { type UnsentOnDisk, unsentOnDisk } from '../../device/store/unsent-on-disk.ts'

type OldDevicesHeld = {
  readonly devices: readonly UnsentOnDisk[]
  readonly forget: (device: UnsentOnDisk) => void
}

/** The devices that this browser was before it became `current`. */
export function useOldDevices(current: string | undefined): OldDevicesHeld {
  const [found, setFound] = useState<readonly UnsentOnDisk[]>([])
  useEffect(() => {
    // A browser that does not list its databases, or keeps none, has nothing to offer.
    unsentOnDisk().then(setFound, () => undefined)
  }, [])
  return {
    devices: current === undefined ? [] : found.filter(({ device_id }) => device_id !== current),
    forget: (device) => setFound((all) => all.filter((each) => each !== device)),
  }
}
