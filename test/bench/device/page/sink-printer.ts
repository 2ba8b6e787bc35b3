/**
 * In a kiosk's page, before anything else of it: a printer that takes all it is sent and answers as real ones do. What it took is told outside before
 * it says so, where somebody listens: that outlives a browser that is killed. And how long each touch took to the first byte of its ticket.
 */
import { printerConfiguration } from '../../../../printer/fake/fake-descriptors.ts'
import type { UsbBus, UsbDevice } from '../../../../printer/usb/usb-types.ts'

type Tell = (life: string, base64: string) => Promise<void>

const life = crypto.randomUUID()
const toFirstByteMs: number[] = []
/** Nothing beside a ticket is as long. */
const TICKET_BYTES_MIN = 64
const FINE = 0x12

let touchedAt: number | undefined
let back: number[] = []
let hear: ((bytes: Uint8Array<ArrayBuffer>) => void) | undefined

document.addEventListener(
  'pointerup',
  ({ timeStamp }) => {
    // The touch that puts a number away is none.
    if (document.querySelector('main output') === null) touchedAt = timeStamp
  },
  { capture: true },
)

function deliver(): void {
  if (hear === undefined || back.length === 0) return
  hear(Uint8Array.from(back))
  hear = undefined
  back = []
}

function answer(bytes: Uint8Array): void {
  if (bytes.length === 3 && bytes[0] === 0x10) back.push(FINE)
  // `GS ( H`: it has worked through all that came before.
  if (bytes.length === 11 && bytes[2] === 0x48) back.push(0x37, 0x22, ...bytes.subarray(7), 0)
  deliver()
}

async function take(bytes: Uint8Array): Promise<void> {
  if (bytes.length > TICKET_BYTES_MIN && touchedAt !== undefined) {
    toFirstByteMs.push(performance.now() - touchedAt)
    touchedAt = undefined
  }
  const tell = Reflect.get(globalThis, 'printerTook') as Tell | undefined
  if (tell !== undefined) {
    let text = ''
    for (const byte of bytes) text += String.fromCharCode(byte)
    await tell(life, btoa(text))
  }
  answer(bytes)
}

const nothing = async (): Promise<void> => undefined
const device: UsbDevice = {
  ...{ vendorId: 0x04b8, productId: 0x0202, manufacturerName: 'Sink', productName: 'TM-T20', serialNumber: 'S1' },
  ...{ configurations: [printerConfiguration], configuration: printerConfiguration, opened: false },
  ...{ open: nothing, close: nothing, reset: nothing, selectConfiguration: nothing, claimInterface: nothing },
  ...{ selectAlternateInterface: nothing, clearHalt: nothing },
  controlTransferOut: async () => ({ status: 'ok', bytesWritten: 0 }),
  transferIn: () =>
    new Promise((resolve) => {
      hear = (bytes) => resolve({ status: 'ok', data: new DataView(bytes.buffer) })
      deliver()
    }),
  async transferOut(_, data) {
    await take(data)
    return { status: 'ok', bytesWritten: data.length }
  },
}
const bus: UsbBus = {
  getDevices: async () => [device],
  requestDevice: async () => device,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}
Object.defineProperty(navigator, 'usb', { value: bus, configurable: true })
Object.assign(globalThis, { toFirstByteMs })
