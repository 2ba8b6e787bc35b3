import type { Timers } from '../port/clock.ts'
import type { UsbBus, UsbConnection, UsbDevice } from '../usb/usb-types.ts'
import { type FakeResults, plainResults } from './fake-results.ts'
import { createFakeUsbPrinter, type FakePrinterOptions, type FakeUsbPrinter } from './fake-usb-printer.ts'

export type FakeUsb = {
  /** In place of `navigator.usb`. */
  readonly bus: UsbBus
  /** A printer on the cable, not granted to anybody. */
  add(options?: FakePrinterOptions): FakeUsbPrinter
  /** By a policy, or by an earlier choice. */
  grant(printer: FakeUsbPrinter): void
  /** What a person does with the list next time. */
  choose(printer: FakeUsbPrinter | 'nothing'): void
  pullOut(printer: FakeUsbPrinter): void
  plugIn(printer: FakeUsbPrinter): void
}

type Kind = 'connect' | 'disconnect'

/** The USB of a page: which printers are on the cable, which were granted, and what a person chooses. */
export function createFakeUsb(timers: Timers, results: FakeResults = plainResults): FakeUsb {
  const printers: FakeUsbPrinter[] = []
  const granted = new Set<FakeUsbPrinter>()
  const listeners = new Set<{ readonly kind: Kind; readonly hear: (event: UsbConnection) => void }>()
  let choice: FakeUsbPrinter | 'nothing' = 'nothing'

  function tell(kind: Kind, device: UsbDevice, printer: FakeUsbPrinter): void {
    if (!granted.has(printer)) return
    for (const listener of [...listeners]) if (listener.kind === kind) listener.hear({ device })
  }

  function pullOut(printer: FakeUsbPrinter): void {
    if (!printer.isPluggedIn()) return
    tell('disconnect', printer.pullOut(), printer)
  }

  return {
    bus: {
      async getDevices() {
        return printers.filter((printer) => printer.isPluggedIn() && granted.has(printer)).map(({ device }) => device())
      },
      async requestDevice() {
        if (choice === 'nothing') throw results.error('NotFoundError', 'No device selected.')
        granted.add(choice)
        return choice.device()
      },
      addEventListener(kind, hear) {
        listeners.add({ kind, hear })
      },
      removeEventListener(kind, hear) {
        for (const listener of listeners) {
          if (listener.kind === kind && listener.hear === hear) listeners.delete(listener)
        }
      },
    },
    add(options) {
      const printer: FakeUsbPrinter = createFakeUsbPrinter(timers, () => pullOut(printer), options, results)
      printers.push(printer)
      return printer
    },
    grant(printer) {
      granted.add(printer)
    },
    choose(next) {
      choice = next
    },
    pullOut,
    plugIn(printer) {
      if (!printer.isPluggedIn()) tell('connect', printer.plugIn(), printer)
    },
  }
}
