import { keepKioskPin } from '../../../sync/pin/try-kiosk-pin.ts'
import type { Told } from '../transport/device-token.ts'
import type { KeyCabinet } from './key-cabinet.ts'
import { openKioskPin } from './kiosk-pin.ts'

/** Keeps what comes with each token of a kiosk; a server that says nothing of it changes nothing [KP5]. */
export function hearKioskPin(cabinet: KeyCabinet): (told: Told) => Promise<void> {
  const ports = openKioskPin(cabinet)
  return async ({ kiosk_pin }) => {
    if (kiosk_pin !== undefined) await keepKioskPin(ports, kiosk_pin)
  }
}
