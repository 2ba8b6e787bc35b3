import type { PrinterIdentity, PrinterLanguage } from '../port/printer-state.ts'
import type { UsbDevice, UsbFilter } from './usb-types.ts'

/** What a list of makes knows of a printer; undefined: not in the list. */
export type KnownMake = { readonly language: PrinterLanguage; readonly codepageMapping: string }
export type PrinterMakes = {
  /** By these a browser's list shows printers that do not say that they are one. */
  readonly filters: readonly UsbFilter[]
  lookUp(device: UsbDevice): Promise<KnownMake | undefined>
}

/** No list at all: printers that say so are printers, and speak what nearly all speak. */
export const noMakes: PrinterMakes = { filters: [], lookUp: async () => undefined }

/** What nearly every printer speaks that no list names. */
export const UNKNOWN_MAKE: KnownMake = { language: 'esc-pos', codepageMapping: 'default' }

export async function identify(device: UsbDevice, makes: PrinterMakes): Promise<PrinterIdentity> {
  const make = (await makes.lookUp(device)) ?? UNKNOWN_MAKE
  const { vendorId, productId, serialNumber } = device
  return { vendorId, productId, serialNumber, name: nameOf(device), ...make }
}

function nameOf({ manufacturerName, productName, vendorId, productId }: UsbDevice): string {
  const name = [manufacturerName, productName].filter((part) => part !== null && part !== '').join(' ')
  return name === '' ? [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':') : name
}
