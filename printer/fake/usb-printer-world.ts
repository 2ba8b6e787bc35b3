import type { PrinterPort } from '../port/printer-port.ts'
import type { PrinterWorld } from '../port/printer-port-contract.ts'
import { createUsbPrinter } from '../usb/create-usb-printer.ts'
import { noMakes } from '../usb/identify.ts'
import type { PairingMemory } from '../usb/pairing.ts'
import { createFakeUsb, type FakeUsb } from './fake-usb.ts'
import type { FakePrinterOptions, FakeUsbPrinter } from './fake-usb-printer.ts'
import { createManualTime, type ManualTime } from './manual-time.ts'
import { createPairingMemory } from './pairing-memory.ts'

export type UsbPrinterWorld = PrinterWorld & {
  readonly usb: FakeUsb
  readonly printer: FakeUsbPrinter
  readonly time: ManualTime
  readonly memory: PairingMemory
  /** Another page life with the same printer and memory. */
  openPage(): PrinterPort
}

/** What people and faults do to a printer, and the paper that comes of it. */
export function handsOn(usb: FakeUsb, printer: FakeUsbPrinter): Omit<PrinterWorld, 'port' | 'pass' | 'end'> {
  return {
    paper: () => printer.paper,
    choose: (what) => usb.choose(what === 'nothing' ? 'nothing' : printer),
    plugIn: () => usb.plugIn(printer),
    pullOut: () => usb.pullOut(printer),
    set: printer.set,
    failAfter: printer.failAfter,
    refuseOpening: printer.refuseClaims,
  }
}

/** The USB port over a fake printer, with time that passes only when told to. */
export function createUsbPrinterWorld(settle: () => Promise<void>, options?: FakePrinterOptions): UsbPrinterWorld {
  const time = createManualTime(1_800_000_000_000, settle)
  const usb = createFakeUsb(time.timers)
  const printer = usb.add(options)
  const memory = createPairingMemory()
  const pages: PrinterPort[] = []
  function openPage(): PrinterPort {
    const { clock, timers } = time
    const page = createUsbPrinter({ bus: usb.bus, memory, makes: noMakes, clock, timers })
    pages.push(page)
    return page
  }
  return {
    usb,
    printer,
    time,
    memory,
    openPage,
    port: openPage(),
    ...handsOn(usb, printer),
    pass: time.pass,
    async end() {
      const ended = Promise.all(pages.map((page) => page.release()))
      await time.pass(20_000)
      await ended
    },
  }
}
