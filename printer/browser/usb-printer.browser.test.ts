import { afterEach, describe, expect, test } from 'vitest'
import { oneWay } from '../fake/fake-descriptors.ts'
import { createFakeUsb } from '../fake/fake-usb.ts'
import type { FakePrinterOptions } from '../fake/fake-usb-printer.ts'
import { createManualTime } from '../fake/manual-time.ts'
import { createPairingMemory } from '../fake/pairing-memory.ts'
import { handsOn } from '../fake/usb-printer-world.ts'
import { type PrinterWorld, printerPortContract } from '../port/printer-port-contract.ts'
import { askWithStandIn } from './ask-with-stand-in.ts'
import { browserResults } from './browser-results.ts'
import { readLibraryMakes } from './library-makes.ts'
import { openUsbPrinter } from './open-usb-printer.ts'
import { usbOfPage } from './usb-of-page.ts'

/** Turns of the page's own loop: the library tells what it knows from a timer. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0))
}

const realUsb = usbOfPage()

function install(bus: unknown): void {
  Object.defineProperty(navigator, 'usb', { value: bus, configurable: true })
}

afterEach(() => Reflect.deleteProperty(navigator, 'usb'))

async function makeWorld(options?: FakePrinterOptions): Promise<PrinterWorld> {
  const time = createManualTime(1_800_000_000_000, settle)
  const usb = createFakeUsb(time.timers, browserResults)
  const printer = usb.add(options)
  install(usb.bus)
  const port = await openUsbPrinter({ memory: createPairingMemory(), time })
  return {
    port,
    ...handsOn(usb, printer),
    pass: time.pass,
    async end() {
      const ended = port.release()
      await time.pass(20_000)
      await ended
    },
  }
}

printerPortContract('WebUSB in a browser, with its own result objects', makeWorld)

describe('[US6] what the library knows of makes', () => {
  const { device } = createFakeUsb(createManualTime(0, settle).timers).add()
  const named = (vendorId: number, productName: string | null) =>
    ({ ...device(), vendorId, productId: 1, serialNumber: null, productName }) as ReturnType<typeof device>

  test.each([
    [0x04b8, 'TM-T88VI', { language: 'esc-pos', codepageMapping: 'epson' }],
    [0x1d90, null, { language: 'esc-pos', codepageMapping: 'citizen' }],
    [0x0519, 'mC-Print3', { language: 'star-prnt', codepageMapping: 'star' }],
    [0x0519, 'Star TSP143IIIU', { language: 'star-graphics', codepageMapping: 'star' }],
    [0x0519, 'TSP654 (STR_T-001)', { language: 'star-line', codepageMapping: 'star' }],
    [0x0519, null, { language: 'star-line', codepageMapping: 'star' }],
    [0xbad0, 'POS-80', undefined],
  ])('%i %s is %o', async (vendorId, name, make) => {
    const makes = await readLibraryMakes()
    expect(await makes.lookUp(named(vendorId, name))).toEqual(make)
  })

  test('is asked about the printer in question alone, and several at once get their own answers', async () => {
    const makes = await readLibraryMakes()
    const answers = await Promise.all([
      makes.lookUp(named(0x0519, 'mPOP')),
      makes.lookUp(named(0x04b8, 'TM-m30')),
      makes.lookUp(named(0xbad0, 'none')),
    ])
    expect(answers.map((make) => make?.language)).toEqual(['star-prnt', 'esc-pos', undefined])
  })

  test('makes the list show printers that do not say that they are one', async () => {
    const { filters } = await readLibraryMakes()
    expect(filters).toContainEqual({ vendorId: 0x04b8 })
    expect(filters).toContainEqual({ vendorId: 0x0519 })
  })

  test('leaves the page its own USB', async () => {
    const makes = await readLibraryMakes()
    await makes.lookUp(named(0x04b8, 'TM-T20'))
    expect(usbOfPage()).toBe(realUsb)
    const bus = { getDevices: async () => [], addEventListener: () => undefined }
    install(bus)
    await makes.lookUp(named(0x04b8, 'TM-T20'))
    expect(usbOfPage()).toBe(bus)
  })
})

test('[US4] in a browser a printer without a way back is believed by its transfer', async () => {
  const world = await makeWorld({ vendorId: 0xbad0, configurations: [oneWay] })
  world.choose('printer')
  void world.port.pair()
  await world.pass(5_000)
  const printed = world.port.print({ bytes: new Uint8Array(500).fill(7), jobId: 'job', limitMs: 1_000 })
  await world.pass(1_000)
  expect(await printed).toEqual({ kind: 'printed', by: 'transfer' })
  await world.end()
})

test('[US9] who opens a port while the library is asked gets the page’s own printers', async () => {
  const usb = createFakeUsb(createManualTime(1_800_000_000_000, settle).timers, browserResults)
  install(usb.bus)
  const asked = askWithStandIn({}, async () => {
    expect(Reflect.get(navigator, 'usb')).not.toBe(usb.bus)
    return usbOfPage()
  })
  expect(await asked).toBe(usb.bus)
  expect(usbOfPage()).toBe(usb.bus)
})
