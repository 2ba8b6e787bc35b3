import type { BrowserContext, Page } from 'playwright-core'
import { createFakeUsb } from '../../../printer/fake/fake-usb.ts'
import type { FakeUsbPrinter } from '../../../printer/fake/fake-usb-printer.ts'
import { openOutsideUsb } from '../../browser/outside-usb.ts'
import { type FoundPaper, readPapers } from '../../printing/read-papers.ts'
import { type Desk, openDesk } from './at-the-desk.ts'
import { openKioskOf } from './at-the-kiosk.ts'
import type { Standing } from './disks.ts'
import type { Hall } from './hall.ts'
import { openDisplayOf } from './in-the-hall.ts'

/** Everything of the branch that has a screen, but for the phones. */
export type Cast = {
  readonly plain: Page
  /** The kiosk with a printer; another page of the same machine once it was killed. */
  printing(): Page
  readonly display: Page
  readonly desks: readonly [Desk, Desk, Desk]
  standing(): readonly Standing[]
  /** What lies before the printer. */
  papers(): Promise<readonly FoundPaper[]>
  /** As when the machine's browser is killed: nothing of the page is asked. */
  killPrinting(): Promise<void>
  restartPrinting(): Promise<void>
}

const timers = {
  after(ms: number, work: () => void) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}

export async function openCast(hall: Hall): Promise<Cast> {
  const machine = await hall.machine()
  const printer = await plugIn(machine)
  const [plain, display, first, ...others] = await Promise.all([
    openKioskOf(hall, 1),
    openDisplayOf(hall, 'fr'),
    openKioskOf(hall, 2, machine),
    openDesk(hall, 1, 'ar'),
    openDesk(hall, 2, 'fr'),
    openDesk(hall, 3, 'en'),
  ])
  const desks = others satisfies [Desk, Desk, Desk]
  let printing = first

  return {
    ...{ plain, display, desks },
    printing: () => printing,
    standing: () => [
      { name: 'kiosk-1', audience: 'public', page: plain },
      { name: 'kiosk-2', audience: 'public', page: printing },
      { name: 'display-1', audience: 'public', page: display },
      ...desks.map(({ page }, at): Standing => ({ name: `tablet-${at + 1}`, audience: 'staff', page })),
    ],
    papers: async () => (await readPapers(printer.taken)).filter(({ isWhole }) => isWhole),
    async killPrinting() {
      const developer = await machine.newCDPSession(printing)
      const gone = printing.waitForEvent('crash')
      // Nobody is left to answer it.
      void developer.send('Page.crash').catch(() => undefined)
      await gone
      await printing.close()
    },
    async restartPrinting() {
      printing = await machine.newPage()
      await printing.goto(hall.at('kiosk-2', 'fr', '/kiosk'))
    },
  }
}

async function plugIn(machine: BrowserContext): Promise<FakeUsbPrinter> {
  const usb = createFakeUsb(timers)
  const printer = usb.add()
  usb.grant(printer)
  await openOutsideUsb(machine, usb)
  return printer
}
