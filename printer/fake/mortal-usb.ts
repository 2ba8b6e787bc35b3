import type { UsbBus, UsbConnection, UsbDevice } from '../usb/usb-types.ts'

const never = <Value>() => new Promise<Value>(() => undefined)

export type MortalUsb = {
  readonly bus: UsbBus
  /** As when the browser is killed: it closes what was open, and the page hears and does nothing any more. */
  die(): void
}

/** The USB of one page life. What the page's own code does after its end reaches nothing. */
export function createMortalUsb(real: UsbBus): MortalUsb {
  const seen = new Map<UsbDevice, UsbDevice>()
  const wrapped = new Map<(event: UsbConnection) => void, (event: UsbConnection) => void>()
  let isDead = false

  const alive = <Value>(work: () => Promise<Value>): Promise<Value> => (isDead ? never() : work())

  function wrap(device: UsbDevice): UsbDevice {
    const known = seen.get(device)
    if (known !== undefined) return known
    const mortal: UsbDevice = {
      vendorId: device.vendorId,
      productId: device.productId,
      manufacturerName: device.manufacturerName,
      productName: device.productName,
      serialNumber: device.serialNumber,
      configurations: device.configurations,
      get configuration() {
        return device.configuration
      },
      get opened() {
        return device.opened
      },
      open: () => alive(() => device.open()),
      close: () => alive(() => device.close()),
      reset: () => alive(() => device.reset()),
      selectConfiguration: (value) => alive(() => device.selectConfiguration(value)),
      claimInterface: (number) => alive(() => device.claimInterface(number)),
      selectAlternateInterface: (number, alternate) => alive(() => device.selectAlternateInterface(number, alternate)),
      clearHalt: (direction, endpoint) => alive(() => device.clearHalt(direction, endpoint)),
      controlTransferOut: (setup) => alive(() => device.controlTransferOut(setup)),
      transferIn: (endpoint, length) => alive(() => device.transferIn(endpoint, length)),
      transferOut: (endpoint, data) => alive(() => device.transferOut(endpoint, data)),
    }
    seen.set(device, mortal)
    return mortal
  }

  return {
    bus: {
      getDevices: () => alive(async () => (await real.getDevices()).map(wrap)),
      requestDevice: (options) => alive(async () => wrap(await real.requestDevice(options))),
      addEventListener(type, listener) {
        const mortal = ({ device }: UsbConnection) => (isDead ? undefined : listener({ device: wrap(device) }))
        wrapped.set(listener, mortal)
        real.addEventListener(type, mortal)
      },
      removeEventListener(type, listener) {
        real.removeEventListener(type, wrapped.get(listener) ?? listener)
      },
    },
    die() {
      isDead = true
      for (const device of seen.keys()) void device.close()
    },
  }
}
