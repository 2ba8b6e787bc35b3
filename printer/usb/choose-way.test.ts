import { describe, expect, test } from 'vitest'
import { keyboard, oneWay, printerConfiguration, twoInterfaces, vendorClass } from '../fake/fake-descriptors.ts'
import { createFakeUsbPrinter } from '../fake/fake-usb-printer.ts'
import { createManualTime } from '../fake/manual-time.ts'
import { chooseWay, isPrinter } from './choose-way.ts'
import type { UsbConfiguration } from './usb-types.ts'

const { timers } = createManualTime(0, async () => undefined)
const deviceWith = (...configurations: UsbConfiguration[]) =>
  createFakeUsbPrinter(timers, () => undefined, { configurations }).device()
const numbered = (configuration: UsbConfiguration, configurationValue: number) => ({
  ...configuration,
  configurationValue,
})

describe('[US1] the way into a device', () => {
  test('is its printer, with the pipe back', () => {
    expect(chooseWay(deviceWith(printerConfiguration))).toMatchObject({
      configuration: 1,
      interface: 0,
      isPrinterClass: true,
      out: { endpointNumber: 1 },
      in: { endpointNumber: 2 },
    })
  })

  test('passes by what else is in the box', () => {
    expect(chooseWay(deviceWith(twoInterfaces))).toMatchObject({ interface: 1, out: { endpointNumber: 2 } })
  })

  test('may have no way back', () => {
    const way = chooseWay(deviceWith(oneWay))
    expect(way).toMatchObject({ interface: 0 })
    expect(way?.in).toBeUndefined()
  })

  test('prefers the printer class, and of two the one that can answer, in whatever configuration', () => {
    expect(chooseWay(deviceWith(vendorClass, numbered(oneWay, 2)))).toMatchObject({ configuration: 2 })
    expect(chooseWay(deviceWith(oneWay, numbered(printerConfiguration, 2)))).toMatchObject({ configuration: 2 })
  })

  test('is a class of the maker where nothing else is, but does not make the device a printer by itself', () => {
    const device = deviceWith(vendorClass)
    expect(chooseWay(device)).toMatchObject({ isPrinterClass: false })
    expect(isPrinter(device)).toBe(false)
    expect(isPrinter(deviceWith(twoInterfaces))).toBe(true)
  })

  test('is never a keyboard', () => {
    expect(chooseWay(deviceWith(keyboard))).toBeUndefined()
  })
})
