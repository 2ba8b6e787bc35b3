import type { PrinterIdentity } from '../port/printer-state.ts'
import { isPrinter } from './choose-way.ts'
import type { UsbDevice } from './usb-types.ts'

/** The printer that this device uses, kept over restarts. */
export type Pairing = {
  readonly printer: PrinterIdentity
  /** A person chose this one; otherwise a policy granted it, and any other that it grants will do. */
  readonly isChosen: boolean
}

/** Where the pairing is kept; what cannot be read is none, and what cannot be kept is asked for again. */
export type PairingMemory = {
  load(): Promise<Pairing | undefined>
  save(pairing: Pairing): Promise<void>
}

/** [US6] The very one by its serial number, one of the same make otherwise; without a chosen one, the first that is a printer. */
export function findPaired(devices: readonly UsbDevice[], pairing: Pairing | undefined): UsbDevice | undefined {
  if (pairing === undefined) return devices.find(isPrinter)
  const alike = devices.filter((device) => isSameMake(device, pairing.printer))
  const found = alike.find(({ serialNumber }) => serialNumber === pairing.printer.serialNumber) ?? alike[0]
  return found ?? (pairing.isChosen ? undefined : devices.find(isPrinter))
}

export function isSameMake(device: UsbDevice, printer: PrinterIdentity): boolean {
  return device.vendorId === printer.vendorId && device.productId === printer.productId
}

export function isSamePrinter(device: UsbDevice, printer: PrinterIdentity): boolean {
  return isSameMake(device, printer) && device.serialNumber === printer.serialNumber
}
