import type { Timers } from '../port/clock.ts'
import type { PrinterFault } from '../port/printer-state.ts'
import { within } from '../port/within.ts'
import { chooseWay, type Way } from './choose-way.ts'
import { OPEN_MS } from './usb-limits.ts'
import type { UsbDevice } from './usb-types.ts'

export type Opened =
  | { readonly kind: 'open'; readonly way: Way }
  | { readonly kind: 'refused'; readonly fault: Extract<PrinterFault, 'claim_refused' | 'no_way_in'> }

/**
 * [US2] Opens, configures and claims, or says which of them was refused. A device that hangs here is refused too: for a person it is the same
 * (switch it off and on), and the page goes on.
 */
export async function openWay(device: UsbDevice, timers: Timers): Promise<Opened> {
  const way = chooseWay(device)
  if (way === undefined) return { kind: 'refused', fault: 'no_way_in' }
  const claimed = claim(device, way).then(
    () => true,
    () => false,
  )
  if (await within(timers, OPEN_MS, claimed, false)) return { kind: 'open', way }
  await closeDevice(device, timers)
  return { kind: 'refused', fault: 'claim_refused' }
}

async function claim(device: UsbDevice, way: Way): Promise<void> {
  if (!device.opened) await device.open()
  if (device.configuration?.configurationValue !== way.configuration)
    await device.selectConfiguration(way.configuration)
  await device.claimInterface(way.interface)
  if (way.alternate !== 0) await device.selectAlternateInterface(way.interface, way.alternate)
}

/** Ends every transfer that is on its way, too. One that is gone or hangs needs no closing. */
export async function closeDevice(device: UsbDevice, timers: Timers): Promise<void> {
  const closed = device.close().catch(() => undefined)
  await within(timers, OPEN_MS, closed, undefined)
}

/** The printer class's own request: forget what was half received, and start both pipes anew. */
const SOFT_RESET = 2

/**
 * [US8] What was cut off, by a fault or by the end of an earlier page, must neither come out later nor swallow the next ticket as the rest of a
 * picture.
 */
export async function forgetHalf(device: UsbDevice, way: Way, timers: Timers): Promise<void> {
  if (!way.isPrinterClass) return
  const asked = device
    .controlTransferOut({
      requestType: 'class',
      recipient: 'interface',
      request: SOFT_RESET,
      value: 0,
      index: way.interface,
    })
    .then(() => device.clearHalt('out', way.out.endpointNumber))
    // Many cheap printers know neither; closing and opening is all that is left then.
    .catch(() => undefined)
  await within(timers, OPEN_MS, asked, undefined)
}
