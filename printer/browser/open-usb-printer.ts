import type { Clock, Timers } from '../port/clock.ts'
import type { PrinterPort } from '../port/printer-port.ts'
import { createUsbPrinter } from '../usb/create-usb-printer.ts'
import { noMakes, type PrinterMakes } from '../usb/identify.ts'
import type { PairingMemory } from '../usb/pairing.ts'
import { readLibraryMakes } from './library-makes.ts'
import { pageTime } from './page-time.ts'
import { usbOfPage } from './usb-of-page.ts'

export type UsbPrinterOptions = {
  readonly memory: PairingMemory
  /** Those of the page, unless a test has its own. */
  readonly time?: { readonly clock: Clock; readonly timers: Timers }
}

/** The printer port of this page: the browser's USB, and the makes that the library knows. */
export async function openUsbPrinter({ memory, time = pageTime() }: UsbPrinterOptions): Promise<PrinterPort> {
  const bus = usbOfPage()
  const makes = bus === undefined ? noMakes : await makesOrNone()
  return createUsbPrinter({ bus, memory, makes, ...time })
}

/** Without the library's list every printer that says it is one still prints. */
async function makesOrNone(): Promise<PrinterMakes> {
  try {
    return await readLibraryMakes()
  } catch (error) {
    console.warn('the list of printer makes could not be read', error)
    return noMakes
  }
}
