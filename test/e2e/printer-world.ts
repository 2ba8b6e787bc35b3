import { webcrypto } from 'node:crypto'
import type { Page } from 'playwright-core'
import { createFakeUsb, type FakeUsb } from '../../printer/fake/fake-usb.ts'
import type { FakePrinterOptions, FakeUsbPrinter } from '../../printer/fake/fake-usb-printer.ts'
import { type BranchKey, type RecordVerdict, type Verify, verifyRecord } from '../../printer/record/verify-record.ts'
import { FRESH_MS } from '../../printer/spool/spool-limits.ts'
import { type OutsideUsb, openOutsideUsb } from '../browser/outside-usb.ts'
import { eventually } from '../jobs/eventually.ts'
import { type FoundPaper, readPapers } from '../printing/read-papers.ts'
import { type KioskWorld, openKioskWorld } from './kiosk-world.ts'
import { clearTable, isCarried, putRows, type RawRow, readTable } from './page-disk.ts'

/** The printers' own time, outside of every browser. */
const timers = {
  after(ms: number, work: () => void) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
}

export type PrinterWorld = {
  readonly kiosk: KioskWorld
  /** A printer of its own on the cable, granted by a policy, in the pages that are opened from now on. */
  plugIn(options?: FakePrinterOptions): { readonly usb: FakeUsb; readonly printer: FakeUsbPrinter }
  papers(printer: FakeUsbPrinter): Promise<readonly FoundPaper[]>
  /** As a counter of the branch judges a paper, by the key that the server knows. */
  judge(paper: FoundPaper | undefined): Promise<RecordVerdict | undefined>
  /** A customer who reads English, at a kiosk whose printing is ready. */
  open(): Promise<Page>
  /** The ticket stands on the screen, and beside it this is what is said of its paper. */
  paperIs(page: Page, kind: string): Promise<void>
  /** The job of the last ticket, as it lies on the disk: its state, why, and how it was closed. */
  job(page: Page): Promise<string>
  /** The page ends and begins again at once, on a slow machine too: its last ticket is as fresh as a ticket of just now. */
  beginAgain(page: Page): Promise<void>
  /** The page ends before its customer, who has gone by the time it begins again: what was made is then no longer fresh. */
  leaveWithoutAWord(page: Page): Promise<void>
  /** Every page is closed, and of earlier tickets none is left to be printed. */
  endCustomers(): Promise<void>
  close(): Promise<void>
}

export async function openPrinterWorld(): Promise<PrinterWorld> {
  const kiosk = await openKioskWorld()
  const outside: OutsideUsb = await openOutsideUsb(kiosk.browser.context, createFakeUsb(timers))
  return {
    kiosk,
    plugIn(options) {
      const usb = createFakeUsb(timers)
      const printer = usb.add(options)
      usb.grant(printer)
      outside.plug(usb)
      return { usb, printer }
    },
    papers: (printer) => readPapers(printer.taken),
    async judge(paper) {
      if (paper?.signed === undefined) return undefined
      const { rows } = await kiosk.world.cluster.root.query<{ public_key: BranchKey['publicKey']; today: string }>(
        'select public_key, app.now()::date::text as today from app.devices where id = $1',
        [paper.signed.record.deviceId],
      )
      const [device] = rows
      if (device === undefined) return undefined
      const key: BranchKey = { deviceId: paper.signed.record.deviceId, publicKey: device.public_key, status: 'active' }
      const numberDays = [device.today, paper.signed.record.numberDay]
      return verifyRecord(paper.signed, { branchId: kiosk.branch.id, numberDays, keys: [key] }, verify)
    },
    async open() {
      const { page } = await kiosk.open()
      await page.locator('main section button').first().waitFor()
      return page
    },
    async paperIs(page, kind) {
      const shown = page.locator(`[data-paper="${kind}"]`)
      await shown.waitFor().catch(async (error: Error) => {
        const screen = await page.locator('body').innerText().catch(String)
        const jobs = await readTable(page, 'prints').catch(String)
        throw new Error(`not “${kind}”; the screen says: ${screen}; jobs: ${JSON.stringify(jobs)}`, { cause: error })
      })
    },
    async job(page) {
      const jobs = await readTable(page, 'prints')
      const { state, reason, closed } = jobs.sort((one, other) => one.made_at - other.made_at).at(-1)
      return [state, reason, closed].filter((each) => each !== undefined).join(' ')
    },
    async beginAgain(page) {
      await eventually('all is carried', () => isCarried(page))
      await page.goto(kiosk.address('/icons/icon-192.png'))
      const last = (await readTable(page, 'prints')).sort((one, other) => one.made_at - other.made_at).at(-1)
      await putRows(page, { prints: [{ ...last, made_at: Date.now(), queued_at: Date.now() }] })
      await page.goto(kiosk.address('/kiosk?lang=en'))
    },
    async leaveWithoutAWord(page) {
      await eventually('all is carried', () => isCarried(page))
      await page.goto(kiosk.address('/icons/icon-192.png'))
      const jobs = await readTable(page, 'prints')
      await putRows(page, { prints: jobs.map((job) => ({ ...job, ...longAgo(job) })) })
      await page.goto(kiosk.address('/kiosk?lang=en'))
    },
    async endCustomers() {
      const page = kiosk.browser.context.pages().at(-1)
      if (page?.url().includes('/kiosk')) await eventually('all is carried', () => isCarried(page))
      await kiosk.closePages()
      const bare = await kiosk.openBare()
      await clearTable(bare, 'prints')
      await bare.evaluate('localStorage.removeItem("blesaf.printer")')
      await bare.close()
    },
    close: kiosk.close,
  }
}

const longAgo = (job: RawRow) => ({ made_at: job.made_at - FRESH_MS, queued_at: job.queued_at - FRESH_MS })

const verify: Verify = async (publicKey, text, signature) => {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await webcrypto.subtle.importKey('jwk', publicKey, curve, false, ['verify'])
  const bytes = Buffer.from(signature, 'base64url')
  return webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes, new TextEncoder().encode(text))
}
