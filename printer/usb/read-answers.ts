import type { Timers } from '../port/clock.ts'
import { pause } from '../port/within.ts'
import { EMPTY_READ_MS, READ_FAULTS_MAX } from './usb-limits.ts'
import type { UsbDevice, UsbEndpoint, UsbInResult } from './usb-types.ts'

type ReadWork = {
  readonly device: UsbDevice
  readonly endpoint: UsbEndpoint
  readonly timers: Timers
  isOver(): boolean
  hear(bytes: Uint8Array): void
}

/**
 * [US5] Always one reading on its way, from the opening to the close: a printer that finds nobody listening stops telling, some stop printing.
 * A pipe that fails again and again is left alone; the printer then counts as one that cannot tell.
 */
export async function readAnswers(work: ReadWork): Promise<void> {
  let faults = 0
  while (!work.isOver() && faults < READ_FAULTS_MAX) {
    const result = await readOnce(work)
    if (work.isOver()) return
    if (result?.status !== 'ok') {
      faults += 1
      await clear(work)
      await pause(work.timers, EMPTY_READ_MS)
      continue
    }
    faults = 0
    const { data } = result
    if (data === undefined || data.byteLength === 0) await pause(work.timers, EMPTY_READ_MS)
    else work.hear(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
  }
}

function readOnce({ device, endpoint }: ReadWork): Promise<UsbInResult | undefined> {
  // A whole packet: a longer one than is asked for is lost as babble.
  return device.transferIn(endpoint.endpointNumber, endpoint.packetSize).catch(() => undefined)
}

function clear({ device, endpoint }: ReadWork): Promise<void> {
  return device.clearHalt('in', endpoint.endpointNumber).catch(() => undefined)
}
