import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab, type Tab, type TabOptions } from '../browser/open-tab.ts'
import { eventually } from '../jobs/eventually.ts'
import { type DemoBranch, demoBranch } from '../operations/demo-device.ts'
import { openShapesWorld, type ShapesWorld } from '../shapes/shapes-world.ts'
import { beginIn, chooseService, isInvited } from './at-the-counter.ts'
import { OLDER } from './built-clients.ts'
import { type Front, openFront } from './front.ts'
import { isCarried, readTable } from './page-disk.ts'

const HOST = 'kiosk-1.localhost'
const SENT_MS_MAX = 30_000

/** The built client in a browser, as the kiosk of a branch, behind something that may turn bad. */
export type KioskWorld = {
  readonly world: ShapesWorld
  readonly browser: OpenedBrowser
  readonly front: Front
  readonly branch: DemoBranch
  address(path: string): string
  /** A code that makes a browser this device of the branch. */
  codeFor(deviceId: string): Promise<string>
  open(path?: string, options?: TabOptions): Promise<Tab>
  /** The kiosk before its first script has run. */
  openWith(script: string, path?: string): Promise<Tab>
  /** A page of the same origin without the app. */
  openBare(): Promise<Page>
  /** Begins, presses the first service; the number that stands on the screen. */
  issue(page: Page): Promise<string>
  done(page: Page): Promise<void>
  /** All that was written has its outcome, in the table itself. */
  sent(page: Page): Promise<void>
  /** The ticket of that number as the authority has it. */
  ticket(number: string): Promise<{ state: string; age_s: number; number_day: string; today: string } | undefined>
  closePages(): Promise<void>
  /** The same kiosk in a browser that nobody has used, which `prepare` may spoil first. */
  renewBrowser(prepare: (page: Page) => Promise<void>): Promise<void>
  close(): Promise<void>
}

export async function openKioskWorld(): Promise<KioskWorld> {
  const world = await openShapesWorld()
  let browser = await openBrowser()
  const base = await world.server().address()
  const front = await openFront(base, OLDER)
  const branch = await demoBranch(base, 'jerba-houmt')
  const address = (path: string): string => `http://${HOST}:${front.port}${path}`
  const issued: string[] = []

  async function codeFor(device_id: string): Promise<string> {
    const asked = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ device_id }),
    }
    return ((await (await fetch(`${base}/api/demo/enrolment`, asked)).json()) as { code: string }).code
  }

  async function enrol(): Promise<void> {
    const code = await codeFor(branch.devices.find(({ kind }) => kind === 'kiosk')?.id ?? '')
    const { page } = await openTab(browser.context, address(`/enrol?go&lang=en#${code}`))
    await page.waitForURL('**/kiosk')
    await isInvited(page)
    await eventually(
      'the page is kept',
      () => page.evaluate<boolean>('navigator.serviceWorker.controller !== null'),
      SENT_MS_MAX,
    )
    await page.close()
  }
  await enrol()

  return {
    ...{ world, front, branch, address, codeFor },
    get browser() {
      return browser
    },
    open: (path = '/kiosk?lang=en', options) => openTab(browser.context, address(path), options),
    async openWith(script, path = '/kiosk?lang=en') {
      const page = await browser.context.newPage()
      await page.addInitScript(script)
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(error.message))
      await page.goto(address(path))
      return { page, faults }
    },
    async openBare() {
      const page = await browser.context.newPage()
      await page.goto(address('/icons/icon-192.png'))
      return page
    },
    async issue(page) {
      await beginIn(page, 'en')
      await chooseService(page)
      const number = page.locator('main section[aria-live] bdi').first()
      await number.waitFor().catch(async (error: Error) => {
        throw new Error(`no number; the screen says: ${await page.locator('body').innerText()}`, { cause: error })
      })
      const text = (await number.textContent()) ?? ''
      expect(issued).not.toContain(text)
      issued.push(text)
      return text
    },
    async done(page) {
      await page.locator('main section button').last().click()
      await isInvited(page)
    },
    async sent(page) {
      const isSettled = async () =>
        (await isCarried(page)) && (await readTable(page, 'outbox')).every(({ outcome }) => outcome !== undefined)
      await eventually('everything is sent', isSettled, SENT_MS_MAX)
    },
    async ticket(number) {
      const { rows } = await world.cluster.root.query(
        `select state, number_day::text, extract(epoch from app.now() - queued_at)::float as age_s, app.now()::date::text as today
           from app.tickets where branch_id = $1 and number = $2 order by number_day desc limit 1`,
        [branch.id, number],
      )
      return rows[0]
    },
    async closePages() {
      for (const page of browser.context.pages().slice(1)) await page.close()
    },
    async renewBrowser(prepare) {
      await browser.close()
      browser = await openBrowser()
      const page = browser.context.pages()[0] ?? (await browser.context.newPage())
      await page.goto(address('/icons/icon-192.png'))
      await prepare(page)
      await enrol()
    },
    async close() {
      await browser.close()
      await front.close()
      await world.close()
    },
  }
}
