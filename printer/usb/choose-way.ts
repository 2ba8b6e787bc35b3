import type { UsbAlternate, UsbDevice, UsbEndpoint } from './usb-types.ts'

export const PRINTER_CLASS = 7
const VENDOR_CLASS = 0xff

/** How one gets at the printer inside a device that may be several things. */
export type Way = {
  readonly configuration: number
  readonly interface: number
  readonly alternate: number
  readonly isPrinterClass: boolean
  readonly out: UsbEndpoint
  /** Without it the printer cannot tell anything. */
  readonly in: UsbEndpoint | undefined
}

/**
 * [US1] The printer class before a vendor's own class, and nothing else: a keyboard or a disk in the same box is not written to. With two of a
 * kind, the one that can answer. Order of the descriptors decides the rest.
 */
export function chooseWay(device: UsbDevice): Way | undefined {
  const ways = device.configurations.flatMap(({ configurationValue, interfaces }) =>
    interfaces.flatMap(({ interfaceNumber, alternates }) =>
      alternates.flatMap((alternate) => wayThrough(configurationValue, interfaceNumber, alternate)),
    ),
  )
  return ways.sort((a, b) => rankOf(b) - rankOf(a))[0]
}

function wayThrough(configuration: number, number: number, alternate: UsbAlternate): Way[] {
  const { alternateSetting, interfaceClass, endpoints } = alternate
  if (interfaceClass !== PRINTER_CLASS && interfaceClass !== VENDOR_CLASS) return []
  const bulk = endpoints.filter(({ type }) => type === 'bulk')
  const out = bulk.find(({ direction }) => direction === 'out')
  if (out === undefined) return []
  return [
    {
      configuration,
      interface: number,
      alternate: alternateSetting,
      isPrinterClass: interfaceClass === PRINTER_CLASS,
      out,
      in: bulk.find(({ direction }) => direction === 'in'),
    },
  ]
}

function rankOf(way: Way): number {
  return (way.isPrinterClass ? 2 : 0) + (way.in === undefined ? 0 : 1)
}

/** Whether a device that was granted, for whatever reason, may be a printer. */
export function isPrinter(device: UsbDevice): boolean {
  return chooseWay(device)?.isPrinterClass === true
}
