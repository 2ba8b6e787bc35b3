import { describe, expect, test } from 'vitest'
import { keyboard, oneWay, twoInterfaces, vendorClass } from '../fake/fake-descriptors.ts'
import type { FakePrinterOptions } from '../fake/fake-usb-printer.ts'
import { createUsbPrinterWorld, type UsbPrinterWorld } from '../fake/usb-printer-world.ts'
import type { Outcome } from '../port/outcome.ts'
import { createUsbPrinter } from './create-usb-printer.ts'
import { noMakes } from './identify.ts'

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
const TICKET = new Uint8Array(9_000).fill(0x41)
const LIMIT_MS = 10_000

async function aWorld(options?: FakePrinterOptions, passMs = 5_000): Promise<UsbPrinterWorld> {
  const world = createUsbPrinterWorld(settle, options)
  world.usb.grant(world.printer)
  const ready = world.port.reconnect()
  await world.pass(passMs)
  await ready
  return world
}

async function print(world: UsbPrinterWorld, passMs = 12_000): Promise<Outcome | undefined> {
  let outcome: Outcome | undefined
  void world.port.print({ bytes: TICKET, jobId: 'job', limitMs: LIMIT_MS }).then((answer) => {
    outcome = answer
  })
  await world.pass(passMs)
  return outcome
}

describe('what a printer can tell', () => {
  test('[US4] Epson’s own word, by the id of the job', async () => {
    const world = await aWorld()
    expect(world.port.state()).toMatchObject({ kind: 'ready', canTell: true })
    expect(await print(world)).toEqual({ kind: 'printed', by: 'printer' })
    expect(await print(world)).toEqual({ kind: 'printed', by: 'printer' })
  })

  test('[US4] another make’s word, in its turn', async () => {
    expect(await print(await aWorld({ vendorId: 0x0fe6 }))).toEqual({ kind: 'printed', by: 'printer' })
  })

  test.each([
    ['has no way back', { configurations: [oneWay] }],
    ['tells nothing', { tells: 'nothing' }],
    ['tells rubbish', { tells: 'rubbish' }],
  ] as const)('[US4] one that %s is believed by its transfer', async (_, options) => {
    const world = await aWorld(options)
    expect(world.port.state()).toMatchObject({ kind: 'ready', canTell: false })
    expect(await print(world)).toEqual({ kind: 'printed', by: 'transfer' })
    expect(world.paper().filter((byte) => byte === 0x41)).toHaveLength(TICKET.length)
  })

  test('[US4] one whose first answers come late is asked about its paper ever after', async () => {
    // Four questions of a second each, and none of its watch yet.
    const world = await aWorld({ lateMs: 1_000 }, 7_000)
    world.printer.answerAfter(0)
    // Only who is known to answer questions is asked for the end of a ticket.
    expect(await print(world)).toEqual({ kind: 'printed', by: 'printer' })
    world.printer.set('paper_out')
    expect(await print(world)).toEqual({ kind: 'failed', reason: 'paper_out' })
  })

  test('[US4] one that answers when nobody waits any more is believed by its transfer', async () => {
    const world = await aWorld({ lateMs: 4_000 }, 7_000)
    expect(await print(world)).toEqual({ kind: 'printed', by: 'transfer' })
  })

  test('[US4] its word of an earlier ticket is never taken for this one’s', async () => {
    const world = await aWorld({ vendorId: 0x0fe6 })
    world.printer.setSilent(true)
    // Nothing is asked for when nothing answers: the state goes silent before a byte is handed over.
    expect(await print(world)).toEqual({ kind: 'failed', reason: 'silent' })
    expect(world.paper()).toEqual([])
  })

  test('[PO4] paper that ends behind the last byte, with no word from the printer, is unknown', async () => {
    const world = await aWorld()
    // The buffer takes all of it, and none of the end comes out.
    world.printer.failAfter(TICKET.length - 100, 'paper_out')
    expect(await print(world)).toEqual({ kind: 'unknown', reason: 'paper_out' })
  })
})

describe('faults of the line', () => {
  test('[PO3] a stall before the first byte has failed, and the next ticket comes out', async () => {
    const world = await aWorld()
    world.printer.failAfter(0, 'stall')
    expect(await print(world)).toEqual({ kind: 'failed', reason: 'not_taken' })
    expect(await print(world)).toMatchObject({ kind: 'printed' })
    expect(world.paper()).toEqual([...TICKET])
  })

  test.each([
    ['stall', 'stalled'],
    ['break', 'broken'],
    ['unplug', 'unplugged'],
  ] as const)('[PO4] a %s in the middle is unknown', async (fault, reason) => {
    const world = await aWorld()
    world.printer.failAfter(100, fault)
    expect(await print(world)).toEqual({ kind: 'unknown', reason })
  })

  test('[US3] a printer that hangs costs the time of one chunk, not the whole limit', async () => {
    const world = await aWorld({ tells: 'nothing' })
    world.printer.failAfter(5_000, 'hang')
    expect(await print(world, 5_000)).toEqual({ kind: 'unknown', reason: 'timed_out' })
  })

  test('[US7] it stays silent for as long as it hangs, and is ready by itself afterwards', async () => {
    const world = await aWorld({ tells: 'nothing' })
    world.printer.failAfter(5_000, 'hang')
    await print(world)
    await world.pass(30_000)
    expect(world.port.state()).toMatchObject({ kind: 'silent' })
    expect(await print(world)).toEqual({ kind: 'failed', reason: 'silent' })
    world.printer.setHanging(false)
    await world.pass(12_000)
    expect(world.port.state()).toMatchObject({ kind: 'ready' })
    expect(await print(world)).toMatchObject({ kind: 'printed' })
  })

  test('[US7] a moment in which it does not answer costs no ticket', async () => {
    const world = await aWorld()
    world.printer.setSilent(true)
    world.time.timers.after(100, () => world.printer.setSilent(false))
    expect(await print(world)).toMatchObject({ kind: 'printed' })
  })

  test('[US3] a slow one is waited for', async () => {
    const world = await aWorld({ slowMs: 900 })
    expect(await print(world)).toMatchObject({ kind: 'printed' })
  })

  test('[US8] half a ticket is forgotten before the next one', async () => {
    const world = await aWorld()
    world.printer.failAfter(5_000, 'cover_open')
    expect(await print(world)).toEqual({ kind: 'unknown', reason: 'cover_open' })
    const half = world.paper().length
    world.printer.set(undefined)
    await world.pass(6_000)
    expect(world.paper()).toHaveLength(half)
    expect(await print(world)).toMatchObject({ kind: 'printed' })
    expect(world.paper()).toHaveLength(half + TICKET.length)
  })
})

describe('which printer', () => {
  test('[US1] the second thing in a box', async () => {
    expect(await print(await aWorld({ configurations: [twoInterfaces] }))).toMatchObject({ kind: 'printed' })
  })

  test('[US6] what a policy granted is opened if it says that it is a printer, and nothing else is', async () => {
    const world = createUsbPrinterWorld(settle)
    for (const configurations of [[keyboard], [vendorClass]])
      world.usb.grant(world.usb.add({ configurations, serialNumber: 'x' }))
    const found = world.port.reconnect()
    await world.pass(5_000)
    await found
    expect(world.port.state()).toEqual({ kind: 'not_paired' })
    world.usb.grant(world.printer)
    await world.pass(8_000)
    expect(world.port.state()).toMatchObject({ kind: 'ready', printer: { serialNumber: 'J4T0001' } })
  })

  test('[US6] the chosen one by its serial number, also when another is found first', async () => {
    const world = createUsbPrinterWorld(settle)
    const chosen = world.usb.add({ serialNumber: 'chosen' })
    world.usb.grant(world.printer)
    world.usb.choose(chosen)
    void world.port.pair()
    await world.pass(5_000)
    const nextPage = world.openPage()
    const released = world.port.release()
    await world.pass(1_000)
    await released
    void nextPage.reconnect()
    await world.pass(5_000)
    expect(nextPage.state()).toMatchObject({ kind: 'ready', printer: { serialNumber: 'chosen' } })
    world.usb.pullOut(chosen)
    await world.pass(8_000)
    expect(nextPage.state()).toMatchObject({ printer: { serialNumber: 'J4T0001' } })
  })

  test('[US6] a browser without USB says so', async () => {
    const { time, memory } = createUsbPrinterWorld(settle)
    const port = createUsbPrinter({ bus: undefined, memory, makes: noMakes, ...time })
    void port.reconnect()
    expect(port.state()).toEqual({ kind: 'not_supported' })
    expect(await port.pair()).toEqual({ kind: 'not_supported' })
    expect(await port.print({ bytes: TICKET, jobId: 'job', limitMs: 1 })).toEqual({
      kind: 'failed',
      reason: 'not_supported',
    })
    void port.release()
  })

  test('[US7] a printer whose paper ended while nobody printed is known before the next customer', async () => {
    const world = await aWorld({ tells: 'all' })
    world.printer.set('paper_out')
    await world.pass(6_000)
    expect(world.port.state()).toMatchObject({ kind: 'paper_out' })
  })

  test('[US5] a thousand tickets leave no listener and no timer behind', async () => {
    const world = await aWorld()
    const small = new Uint8Array(300).fill(0x41)
    for (let n = 0; n < 1_000; n += 1) {
      const printed = world.port.print({ bytes: small, jobId: String(n), limitMs: LIMIT_MS })
      await world.pass(0)
      expect(await printed).toEqual({ kind: 'printed', by: 'printer' })
    }
    expect(world.time.waiting()).toBeLessThan(5)
  })
})

describe('what is heard at the wrong time', () => {
  test('[SA4] an answer that was owed to an earlier page spoils nothing', async () => {
    const world = createUsbPrinterWorld(settle, { vendorId: 0x0fe6 })
    world.usb.grant(world.printer)
    world.printer.say([0x00, 0x37, 0x22])
    void world.port.reconnect()
    await world.pass(5_000)
    expect(await print(world)).toEqual({ kind: 'printed', by: 'printer' })
  })

  test('[SA4] a word that nobody asked for is not believed for the next ticket either', async () => {
    const world = await aWorld({ vendorId: 0x0fe6 })
    world.printer.say([0x00])
    await world.pass(0)
    expect(await print(world)).toEqual({ kind: 'printed', by: 'transfer' })
  })

  test('[PO2] a listener that throws keeps nothing from being printed', async () => {
    const world = await aWorld()
    const seen: unknown[] = []
    const see = (error: unknown) => seen.push(error)
    process.prependListener('unhandledRejection', see)
    const others = process.listeners('unhandledRejection').filter((listener) => listener !== see)
    for (const other of others) process.removeListener('unhandledRejection', other)
    world.port.subscribe(() => {
      throw new Error('a mistake of the screen')
    })
    expect(await print(world)).toMatchObject({ kind: 'printed' })
    process.removeListener('unhandledRejection', see)
    for (const other of others) process.on('unhandledRejection', other)
    expect(seen).toContainEqual(new Error('a mistake of the screen'))
  })
})
