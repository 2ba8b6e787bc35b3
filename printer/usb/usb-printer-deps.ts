import type { Clock, Timers } from '../port/clock.ts'
import type { PrinterMakes } from './identify.ts'
import type { PairingMemory } from './pairing.ts'
import type { UsbBus } from './usb-types.ts'

export type UsbPrinterDeps = {
  /** Undefined: the browser has none, or its policy takes it away. */
  readonly bus: UsbBus | undefined
  readonly memory: PairingMemory
  readonly makes: PrinterMakes
  readonly clock: Clock
  readonly timers: Timers
}
