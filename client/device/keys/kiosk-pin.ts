import { readKioskPinLock } from '../../../sync/pin/kiosk-pin-lock.ts'
import type { KioskPinPorts } from '../../../sync/pin/try-kiosk-pin.ts'
import type { KeyCabinet } from './key-cabinet.ts'
import { createPinCrypto } from './pin-crypto.ts'

const NAME = 'kiosk pin'

/** The staff PIN of this kiosk, beside its keys [KP2 KP3]. */
export function openKioskPin(cabinet: KeyCabinet): KioskPinPorts {
  return {
    crypto: createPinCrypto(cabinet),
    store: { update: (change) => cabinet.update(NAME, (found) => change(readKioskPinLock(found))) },
  }
}
