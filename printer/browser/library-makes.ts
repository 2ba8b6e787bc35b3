import { printerLanguages } from '../port/printer-state.ts'
import type { KnownMake, PrinterMakes } from '../usb/identify.ts'
import type { UsbDevice, UsbFilter } from '../usb/usb-types.ts'
import { askWithStandIn } from './ask-with-stand-in.ts'

/** Longer than any number of promises and the library's own `setTimeout(0)` take. */
const ANSWER_MS = 500

/**
 * What `@point-of-sale/webusb-receipt-printer` knows of makes: its list for the chooser, and language and code pages of a printer. It is asked
 * through its own `connect` and `reconnect`, with a stand-in in place of the cable (decision 0001), so no printer is touched.
 */
export async function readLibraryMakes(): Promise<PrinterMakes> {
  const { default: Library } = await import('@point-of-sale/webusb-receipt-printer')

  async function readFilters(): Promise<readonly UsbFilter[]> {
    let filters: readonly UsbFilter[] = []
    const requestDevice = async (options: { readonly filters: readonly UsbFilter[] }) => {
      filters = options.filters
    }
    await askWithStandIn({ requestDevice }, () => new Library().connect())
    return filters
  }

  async function lookUp(device: UsbDevice): Promise<KnownMake | undefined> {
    const { vendorId, productId, serialNumber } = device
    const getDevices = async () => [standInFor(device)]
    return askWithStandIn({ getDevices }, async () => {
      const library = new Library()
      const told = new Promise<KnownMake | undefined>((resolve) => {
        library.addEventListener('connected', (printer) => resolve(makeOf(printer)))
        setTimeout(() => resolve(undefined), ANSWER_MS)
      })
      try {
        await library.reconnect({ vendorId, productId, serialNumber })
      } catch {
        // A make that is not in its list ends in a TypeError: it is simply not known.
        return undefined
      }
      return told
    })
  }

  return { filters: await readFilters(), lookUp }
}

function makeOf(told: { readonly language: string; readonly codepageMapping: string }): KnownMake | undefined {
  const language = printerLanguages.find((known) => known === told.language)
  return language === undefined ? undefined : { language, codepageMapping: told.codepageMapping }
}

/** Says yes to all that the library does to a printer before it tells what it knows of it. */
function standInFor({ vendorId, productId, serialNumber, manufacturerName, productName }: UsbDevice): unknown {
  const yes = async () => undefined
  return {
    ...{ vendorId, productId, serialNumber, manufacturerName },
    // It takes a Star's name apart without looking whether there is one.
    productName: productName ?? '',
    ...{ open: yes, selectConfiguration: yes, claimInterface: yes, reset: yes, close: yes },
    configuration: { interfaces: [{ interfaceNumber: 0, alternate: { endpoints: [] } }] },
  }
}
