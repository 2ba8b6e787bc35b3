import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { languageNames } from '../../client/words/language-names.ts'
import type { Language } from '../../sync/words/language.ts'
import { openTab, type Tab } from '../browser/open-tab.ts'
import { eventually } from '../jobs/eventually.ts'
import type { E2eServer } from './e2e-server.ts'

export const KIOSK = { width: 1_080, height: 1_920 }
export const TABLET = { width: 1_280, height: 800 }

/** A device of the demonstration becomes itself on the first visit and shows its screen. */
export async function openKiosk(context: BrowserContext, server: E2eServer): Promise<Tab> {
  const tab = await openTab(context, `http://kiosk-1.localhost:${server.port}/?lang=en`, KIOSK)
  await tab.page.waitForURL('**/kiosk')
  await isInvited(tab.page)
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

/** The kiosk waits for whoever comes next. */
export const isInvited = (page: Page): Promise<void> => page.getByText('Touch the screen').waitFor()

/** A choice of the step that is shown: the first one, once there is any. */
export const firstChoice = (page: Page): Locator => page.locator('main [data-choice]').first()

/**
 * The services in this language, from the invitation or from the question for the language. What a robot touches at once where it
 * touched before is a trembling hand's for the kiosk and falls on nothing [KF5]; it touches again.
 */
export async function beginIn(page: Page, language: Language): Promise<void> {
  const button = page.getByRole('button', { name: languageNames[language], exact: true })
  const asked = page.locator('main [data-choice]').filter({ hasText: languageNames[language] })
  const isBegun = async (): Promise<boolean> => {
    for (const each of [button, asked]) if (await each.isVisible()) await each.click()
    return (await firstChoice(page).isVisible()) && !(await asked.isVisible())
  }
  await eventually(`the services in ${language}`, isBegun, BEGUN_MS_MAX)
}
const BEGUN_MS_MAX = 40_000

/** The first service that is offered; where it asks for a phone number, none is left. */
export async function chooseService(page: Page): Promise<void> {
  await page.locator('main [data-choice]').filter({ hasText: 'ahead' }).first().click()
  const without = page.getByRole('button', { name: 'Go on without' })
  await without.or(page.locator('main section[aria-live] bdi')).first().waitFor()
  if (await without.isVisible()) await without.click()
}

/** A ticket of the first service; the number is there only once the ticket is on the disk. */
export async function takeTicket(page: Page): Promise<string> {
  await beginIn(page, 'en')
  await chooseService(page)
  await page.getByRole('heading', { name: 'Your number' }).waitFor()
  const number = await page.locator('output').innerText()
  await page.getByRole('img', { name: 'QR code' }).waitFor()
  await page.getByRole('button', { name: 'Done' }).click()
  await isInvited(page)
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

/** Only rows near the window are in the page: who came last is looked for at the end of the list. */
export async function isInQueue(teller: Page, number: string): Promise<void> {
  const list = teller.getByRole('region', { name: 'This counter', exact: true })
  const row = teller.getByRole('button', { name: `Call \u2068${number}\u2069` })
  await expect.poll(() => list.press('End').then(() => row.count())).toBe(1)
  await list.press('Home')
}
