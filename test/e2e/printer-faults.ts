import { expect } from 'vitest'
import type { FakePrinterOptions, FakeUsbPrinter } from '../../printer/fake/fake-usb-printer.ts'
import type { PrinterWorld } from './printer-world.ts'

export type PrinterFault = {
  readonly options?: FakePrinterOptions
  readonly before?: (printer: FakeUsbPrinter) => void
  /** What is asked only at an opening. */
  readonly isLoadedAnew?: boolean
  readonly says: string
  readonly job: string
}
const HALF_A_TICKET = 20_000
export const printerFaults = {
  'another program has it': {
    before: (it) => it.refuseClaims(true),
    isLoadedAnew: true,
    ...{ says: 'no_printer', job: 'failed printer_error' },
  },
  'pulled out within a ticket': {
    before: (it) => it.failAfter(HALF_A_TICKET, 'unplug'),
    ...{ says: 'maybe_printed', job: 'unknown unplugged' },
  },
  'paper out before': { before: (it) => it.set('paper_out'), says: 'no_paper', job: 'failed paper_out' },
  'paper out within a ticket': {
    before: (it) => it.failAfter(HALF_A_TICKET, 'paper_out'),
    ...{ says: 'maybe_printed', job: 'unknown paper_out' },
  },
  'hung within a ticket': {
    before: (it) => it.failAfter(HALF_A_TICKET, 'hang'),
    ...{ says: 'maybe_printed', job: 'unknown timed_out' },
  },
  'cover open': { before: (it) => it.set('cover_open'), says: 'no_printer', job: 'failed cover_open' },
  'silent of a sudden': { before: (it) => it.setSilent(true), says: 'no_printer', job: 'failed silent' },
  'rubbish for answers': { options: { tells: 'rubbish' }, says: 'printed', job: 'printed' },
} as const satisfies Readonly<Record<string, PrinterFault>>

/** [Q3] [PO3] [PO4] One customer with that fault: what the screen says, and what the disk knows of it. */
export async function meetsFault(world: PrinterWorld, fault: PrinterFault): Promise<void> {
  const { printer } = world.plugIn(fault.options)
  const page = await world.open()
  // One that works, so that what goes wrong goes wrong with a printer that was ready.
  if (fault.before !== undefined) {
    await world.kiosk.issue(page)
    await world.paperIs(page, 'printed')
    await world.kiosk.done(page)
    fault.before(printer)
    if (fault.isLoadedAnew === true) {
      await page.reload()
      await page.locator('main section button').first().waitFor()
    }
  }
  await world.kiosk.issue(page)
  await world.paperIs(page, fault.says)
  expect(await world.job(page)).toBe(fault.job)
  if (fault.says === 'printed') return
  await page.locator('[data-paper] svg[role="img"]').waitFor()
  await world.kiosk.done(page)
  await expect.poll(() => world.job(page)).toBe(`${fault.job} on_screen`)
}
