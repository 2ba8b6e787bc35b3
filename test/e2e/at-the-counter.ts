import type { BrowserContext, Page } from 'playwright-core'
import { openTab, type Tab } from '../browser/open-tab.ts'
import type { E2eServer } from './e2e-server.ts'

export const KIOSK = { width: 1_080, height: 1_920 }
export const TABLET = { width: 1_280, height: 800 }

/** A device of the demonstration becomes itself on the first visit and shows its screen. */
export async function openKiosk(context: BrowserContext, server: E2eServer): Promise<Tab> {
  const tab = await openTab(context, `http://kiosk-1.localhost:${server.port}/?lang=en`, KIOSK)
  await tab.page.waitForURL('**/kiosk')
  await tab.page.getByRole('heading', { name: 'What can we do' }).waitFor()
  return tab
}

/** As a newcomer does it: the tablet, a teller by one press, a counter. */
export async function openTeller(
  context: BrowserContext,
  server: E2eServer,
  tablet: number,
  counter: string,
): Promise<Tab> {
  const tab = await openTab(context, `http://teller-${tablet}.localhost:${server.port}/?lang=en`, TABLET)
  await tab.page.waitForURL('**/teller')
  await tab.page
    .locator('section')
    .filter({ hasText: 'sign in as' })
    .getByRole('button')
    .nth(tablet - 1)
    .click()
  await chooseCounter(tab.page, counter)
  return tab
}

export async function chooseCounter(page: Page, counter: string): Promise<void> {
  await page.getByRole('heading', { name: 'Which counter' }).waitFor()
  await page
    .getByRole('listitem')
    .getByRole('button', { name: `Counter \u2068${counter}\u2069` })
    .click()
  await page.getByRole('button', { name: 'Call next' }).waitFor()
}

/** A ticket of the first service; the number is there only once the ticket is on the disk. */
export async function takeTicket(page: Page): Promise<string> {
  // After each ticket the kiosk speaks the branch's own language again.
  await page.getByRole('radio', { name: 'English' }).click()
  await page.getByRole('button').filter({ hasText: 'ahead of you' }).first().click()
  await page.getByRole('heading', { name: 'Your number' }).waitFor()
  const number = await page.locator('output').innerText()
  await page.getByRole('img', { name: 'QR code' }).waitFor()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.locator('output').waitFor({ state: 'detached' })
  return number
}

/** The number of whoever is at the counter. */
export const atCounter = (page: Page): Promise<string> => page.getByRole('article').getByRole('heading').innerText()

export async function typeNumber(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Number or code' }).fill(text)
  await page.keyboard.press('Enter')
}

export const isOn = (page: Page, rung: string): Promise<void> =>
  page.locator(`[data-rung="${rung}"]`).waitFor({ timeout: 40_000 })

/** The worker keeps every screen once it is installed; before that a cold start is not promised. */
export const isKeptWhole = (page: Page): Promise<unknown> =>
  page.evaluate('navigator.serviceWorker.ready.then(() => true)')
