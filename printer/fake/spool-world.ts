import type { PrinterPort } from '../port/printer-port.ts'
import { createSpool } from '../spool/create-spool.ts'
import { originalOf, type PrintJob } from '../spool/print-job.ts'
import type { Spool } from '../spool/spool.ts'
import { createUsbPrinter } from '../usb/create-usb-printer.ts'
import { noMakes } from '../usb/identify.ts'
import { createFakeUsb } from './fake-usb.ts'
import type { FakePrinterOptions, FakeUsbPrinter } from './fake-usb-printer.ts'
import { createManualTime, type ManualTime } from './manual-time.ts'
import { encodeMarked } from './marked-tickets.ts'
import { createMemoryJobs, type MemoryJobs } from './memory-job-store.ts'
import { createMemoryLock } from './memory-lock.ts'
import { createMortalUsb } from './mortal-usb.ts'
import { createPairingMemory } from './pairing-memory.ts'

export type SpoolPage = {
  readonly spool: Spool
  readonly port: PrinterPort
  /** Killed: nothing of it runs on, and its lock is free. */
  crash(): void
}

export type SpoolWorld = {
  readonly time: ManualTime
  readonly printer: FakeUsbPrinter
  readonly jobs: MemoryJobs
  /** `before`: what the page knows before it begins to print. */
  openPage(before?: (spool: Spool) => void): SpoolPage
  pullOut(): void
  plugIn(): void
  /** As the ticket's own transaction does. */
  issue(ticketId: string): Promise<void>
  /** The ticket was called, served or cancelled. */
  endWaiting(ticketId: string): void
  failEncoding(isFailing: boolean): void
  job(id: string): PrintJob | undefined
}

const START_AT = 1_800_000_000_000

/** A kiosk's print queue over a fake printer, with pages that can be killed at any moment. */
export function createSpoolWorld(settle: () => Promise<void>, options?: FakePrinterOptions): SpoolWorld {
  const time = createManualTime(START_AT, settle)
  const usb = createFakeUsb(time.timers)
  const printer = usb.add(options)
  usb.grant(printer)
  const jobs = createMemoryJobs()
  const kiosk = jobs.open()
  const lock = createMemoryLock()
  const memory = createPairingMemory()
  const notWaiting = new Set<string>()
  let isEncodingFailing = false

  function openPage(before?: (spool: Spool) => void): SpoolPage {
    const { clock } = time
    const mortal = createMortalUsb(usb.bus)
    const own = lock.open()
    const disk = jobs.open()
    let isDead = false
    const never = <Value>() => new Promise<Value>(() => undefined)
    const alive = <Value>(work: () => Promise<Value>) => (isDead ? never<Value>() : work())
    const timers = {
      after: (ms: number, work: () => void) => time.timers.after(ms, () => (isDead ? undefined : work())),
    }
    const port = createUsbPrinter({ bus: mortal.bus, memory, makes: noMakes, clock, timers })
    const spool = createSpool({
      store: {
        load: () => alive(disk.load),
        find: (id) => alive(() => disk.find(id)),
        apply: (id, event) => alive(() => disk.apply(id, event)),
        add: (job) => alive(() => disk.add(job)),
        remove: (ids) => alive(() => disk.remove(ids)),
        onChange: (listener) => disk.onChange((changed) => (isDead ? undefined : listener(changed))),
      },
      lock: own,
      port,
      async encode(job) {
        if (isEncodingFailing) throw new Error('no font')
        return encodeMarked(job)
      },
      isWaiting: async (ticketId) => !notWaiting.has(ticketId),
      clock,
      timers,
    })
    before?.(spool)
    spool.start()
    return {
      spool,
      port,
      crash() {
        isDead = true
        mortal.die()
        own.die()
      },
    }
  }

  return {
    time,
    printer,
    jobs,
    openPage,
    pullOut: () => usb.pullOut(printer),
    plugIn: () => usb.plugIn(printer),
    async issue(ticketId) {
      await kiosk.add(originalOf(ticketId, time.clock.wall()))
    },
    endWaiting(ticketId) {
      notWaiting.add(ticketId)
    },
    failEncoding(isFailing) {
      isEncodingFailing = isFailing
    },
    job: (id) => jobs.all().find((job) => job.id === id),
  }
}
