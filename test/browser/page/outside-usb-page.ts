/** Before anything else of a page: in place of its USB one whose printers stand outside of the browser, and live on when it is killed. */
import type { UsbBus, UsbConfiguration, UsbConnection, UsbDevice } from '../../../printer/usb/usb-types.ts'
import {
  ASK_OUTSIDE,
  HEAR_OUTSIDE,
  type OutsideAnswer,
  type OutsideCall,
  type TellsOfDevice,
} from '../outside-usb-calls.ts'

type Kind = 'connect' | 'disconnect'

const life = crypto.randomUUID()
const devices = new Map<number, UsbDevice>()
const listeners = new Set<{ readonly kind: Kind; readonly hear: (event: UsbConnection) => void }>()

async function ask(method: string, given: readonly unknown[] = [], key?: number): Promise<OutsideAnswer> {
  const bridge = Reflect.get(globalThis, ASK_OUTSIDE) as (call: OutsideCall) => Promise<OutsideAnswer>
  const answer = await bridge({ life, method, key, given })
  if (answer.kind === 'error') throw new DOMException(answer.message, answer.name)
  return answer
}

function deviceOf(told: TellsOfDevice): UsbDevice {
  const known = devices.get(told.key)
  if (known !== undefined) return known
  let isOpened = false
  let configuration: UsbConfiguration | null = null
  const configurations = told.configurations as readonly UsbConfiguration[]
  const plain = (method: string, ...given: unknown[]) => ask(method, given, told.key).then(() => undefined)
  const device: UsbDevice = {
    ...{ vendorId: told.vendorId, productId: told.productId, manufacturerName: 'Fake' },
    ...{ productName: told.productName, serialNumber: told.serialNumber, configurations },
    get configuration() {
      return configuration
    },
    get opened() {
      return isOpened
    },
    async open() {
      await plain('open')
      isOpened = true
    },
    async close() {
      isOpened = false
      await plain('close')
    },
    reset: () => plain('reset'),
    async selectConfiguration(value) {
      await plain('selectConfiguration', value)
      configuration = configurations.find((each) => each.configurationValue === value) ?? null
    },
    claimInterface: (number) => plain('claimInterface', number),
    selectAlternateInterface: (number, alternate) => plain('selectAlternateInterface', number, alternate),
    clearHalt: (direction, endpoint) => plain('clearHalt', direction, endpoint),
    controlTransferOut: async (setup) => wrote(await ask('controlTransferOut', [setup], told.key)),
    async transferIn(endpoint, length) {
      const answer = await ask('transferIn', [endpoint, length], told.key)
      if (answer.kind !== 'read') throw new Error('no reading')
      const bytes = Uint8Array.from(atob(answer.data), (char) => char.charCodeAt(0))
      return { status: answer.status, data: new DataView(bytes.buffer) }
    },
    async transferOut(endpoint, data) {
      let text = ''
      for (const byte of data) text += String.fromCharCode(byte)
      return wrote(await ask('transferOut', [endpoint, btoa(text)], told.key))
    },
  }
  devices.set(told.key, device)
  return device
}

function wrote(answer: OutsideAnswer) {
  if (answer.kind !== 'wrote') throw new Error('nothing was written')
  return { status: answer.status, bytesWritten: answer.bytesWritten }
}

function listed(answer: OutsideAnswer): readonly UsbDevice[] {
  return answer.kind === 'devices' ? answer.devices.map(deviceOf) : []
}

const bus: UsbBus = {
  getDevices: async () => listed(await ask('getDevices')),
  async requestDevice() {
    const [device] = listed(await ask('requestDevice'))
    if (device === undefined) throw new DOMException('No device selected.', 'NotFoundError')
    return device
  },
  addEventListener: (kind, hear) => void listeners.add({ kind, hear }),
  removeEventListener(kind, hear) {
    for (const each of listeners) if (each.kind === kind && each.hear === hear) listeners.delete(each)
  },
}

Object.assign(globalThis, {
  [HEAR_OUTSIDE](kind: Kind, told: TellsOfDevice) {
    for (const each of listeners) if (each.kind === kind) each.hear({ device: deviceOf(told) })
  },
})
Object.defineProperty(navigator, 'usb', { value: bus, configurable: true })
