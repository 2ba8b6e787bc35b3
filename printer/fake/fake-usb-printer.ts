import type { Timers } from '../port/clock.ts'
import type { UsbConfiguration, UsbDevice } from '../usb/usb-types.ts'
import { printerConfiguration } from './fake-descriptors.ts'
import { createFakeDevice, type FakeDevice } from './fake-device.ts'
import { createMechanism, type Trouble } from './fake-mechanism.ts'
import { type FakeResults, plainResults } from './fake-results.ts'

/** Something that goes wrong on the line, or inside, while bytes come in. */
export type Fault = Trouble | 'unplug' | 'hang' | 'stall' | 'break'

export type FakePrinterOptions = {
  readonly vendorId?: number
  readonly productId?: number
  readonly serialNumber?: string | null
  readonly productName?: string | null
  readonly configurations?: readonly UsbConfiguration[]
  /** What it sends back: sensible answers, nothing at all, or bytes without sense. */
  readonly tells?: 'all' | 'nothing' | 'rubbish'
  /** For each chunk of a ticket. */
  readonly slowMs?: number
  /** How long its answers take until `answerAfter` says otherwise: the page that hears them may be busy. */
  readonly lateMs?: number
}

export type FakeUsbPrinter = {
  /** The device as the page has it now; another object after each plugging in, as in browsers. */
  device(): UsbDevice
  readonly paper: readonly number[]
  /** Greetings and questions included. */
  readonly taken: readonly number[]
  clearFault(): void
  /** By itself, whatever it means. */
  say(bytes: readonly number[]): void
  set(trouble: Trouble | undefined): void
  /** Once, when this many more bytes have been taken. */
  failAfter(bytes: number, fault: Fault): void
  /** It answers nothing and takes nothing, until told otherwise. */
  setHanging(isHanging: boolean): void
  setSilent(isSilent: boolean): void
  /** From the next answer on; one that is on its way keeps its time. */
  answerAfter(ms: number): void
  refuseClaims(isRefused: boolean): void
  isClaimed(): boolean
  plugIn(): UsbDevice
  pullOut(): UsbDevice
  isPluggedIn(): boolean
}

export type LineState = {
  isHanging: boolean
  isSilent: boolean
  lateMs: number
  isClaimRefused: boolean
  fault: { left: number; kind: Fault } | undefined
}

/** A printer on a USB cable with everything that goes wrong with one, and all that came out of it. */
export function createFakeUsbPrinter(
  timers: Timers,
  onPulledOut: () => void,
  options: FakePrinterOptions = {},
  results: FakeResults = plainResults,
): FakeUsbPrinter {
  const { lateMs = 0 } = options
  const line: LineState = { isHanging: false, isSilent: false, lateMs, isClaimRefused: false, fault: undefined }
  let fake: FakeDevice | undefined
  let last: FakeDevice
  const mechanism = createMechanism((bytes) => fake?.tell(bytes))

  function plugIn(): UsbDevice {
    last = createFakeDevice({ timers, results, mechanism, line, options: filled(options), onUnplug: onPulledOut })
    fake = last
    return last.device
  }
  plugIn()

  return {
    device: () => last.device,
    paper: mechanism.paper,
    taken: mechanism.taken,
    say: (bytes) => fake?.tell(bytes),
    clearFault() {
      line.fault = undefined
    },
    set(trouble) {
      mechanism.set(trouble)
      fake?.goOn()
    },
    failAfter(left, kind) {
      line.fault = { left, kind }
    },
    setHanging(isHanging) {
      line.isHanging = isHanging
      fake?.goOn()
    },
    setSilent(isSilent) {
      line.isSilent = isSilent
    },
    answerAfter(ms) {
      line.lateMs = ms
    },
    refuseClaims(isRefused) {
      line.isClaimRefused = isRefused
    },
    isClaimed: () => fake?.isClaimed() === true,
    plugIn,
    pullOut() {
      fake?.unplug()
      fake = undefined
      return last.device
    },
    isPluggedIn: () => fake !== undefined,
  }
}

export type FilledOptions = Required<FakePrinterOptions>

function filled(options: FakePrinterOptions): FilledOptions {
  return {
    vendorId: 0x04b8,
    productId: 0x0202,
    serialNumber: 'J4T0001',
    productName: 'TM-T20',
    configurations: [printerConfiguration],
    tells: 'all',
    slowMs: 0,
    lateMs: 0,
    ...options,
  }
}
