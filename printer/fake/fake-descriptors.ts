import type { UsbConfiguration, UsbInterface } from '../usb/usb-types.ts'

const bulk = (endpointNumber: number, direction: 'in' | 'out') =>
  ({ endpointNumber, direction, type: 'bulk', packetSize: 64 }) as const

function anInterface(
  interfaceNumber: number,
  interfaceClass: number,
  endpoints: UsbInterface['alternates'][0]['endpoints'],
) {
  return { interfaceNumber, alternates: [{ alternateSetting: 0, interfaceClass, interfaceProtocol: 2, endpoints }] }
}

/** As nearly every receipt printer describes itself. */
export const printerConfiguration: UsbConfiguration = {
  configurationValue: 1,
  interfaces: [anInterface(0, 7, [bulk(1, 'out'), bulk(2, 'in')])],
}

/** The printer is the second thing in the box; the first is a keyboard, as on those with a card reader. */
export const twoInterfaces: UsbConfiguration = {
  configurationValue: 1,
  interfaces: [
    anInterface(0, 3, [{ endpointNumber: 1, direction: 'in', type: 'interrupt', packetSize: 8 }]),
    anInterface(1, 7, [bulk(2, 'out'), bulk(3, 'in')]),
  ],
}

/** Nothing comes back. */
export const oneWay: UsbConfiguration = { configurationValue: 1, interfaces: [anInterface(0, 7, [bulk(1, 'out')])] }

/** Of its maker's own class, as some Epson and Star are set at the works. */
export const vendorClass: UsbConfiguration = {
  configurationValue: 1,
  interfaces: [anInterface(0, 0xff, [bulk(1, 'out'), bulk(2, 'in')])],
}

export const keyboard: UsbConfiguration = { configurationValue: 1, interfaces: twoInterfaces.interfaces.slice(0, 1) }
