import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { layoutFaults } from '../browser/layout-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab, type Tab } from '../browser/open-tab.ts'
import { eventually } from '../jobs/eventually.ts'
import { beginIn, isKeptWhole, isOn, KIOSK, openKiosk, takeTicket } from './at-the-counter.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'

const HOLD_MS = 3_200
/** The demonstration and one kiosk of it live through all of this, in this order. */
let server: E2eServer
let browser: OpenedBrowser
let kiosk: Tab
let pin = ''

beforeAll(async () => {
  ;[server, browser] = await Promise.all([openE2eServer({ DEMO: '1' }), openBrowser()])
  pin = ((await (await fetch(`${server.base}/api/demo`)).json()) as { kiosk_pin: string }).kiosk_pin
  kiosk = await openKiosk(browser.context, server)
  await isKeptWhole(kiosk.page)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** As a guard does it, with a finger in the corner. */
async function holdCorner(page: Page, x: number, ms = HOLD_MS): Promise<void> {
  await page.mouse.move(x, 20)
  await page.mouse.down()
  await page.waitForTimeout(ms)
  await page.mouse.up()
}
const padOf = (page: Page) => page.getByRole('heading', { name: 'Staff only' })
const panelOf = (page: Page) => page.getByRole('heading', { name: 'Staff panel' })
const servicesOf = (page: Page) => page.getByRole('heading', { name: 'What can we do' })
async function type(page: Page, digits: string): Promise<void> {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click()
}

test('[KL1] the first touch fills the screen, and the way out by the history is none', async () => {
  const { page } = kiosk
  await beginIn(page, 'en')
  await eventually('the screen is filled', () => page.evaluate<boolean>('document.fullscreenElement !== null'))
  await page.evaluate('history.back()')
  await page.waitForTimeout(500)
  expect(new URL(page.url()).pathname).toBe('/kiosk')
  await servicesOf(page).waitFor()
  expect(kiosk.faults).toEqual([])
})

test('[KL2] fingers neither zoom nor select nor pull here; on another screen they do as everywhere', async () => {
  const styles = (page: Page) =>
    page.evaluate<string[]>(`(() => {
      const root = getComputedStyle(document.documentElement)
      const button = document.querySelector('main button') ?? document.body
      return [root.userSelect, root.touchAction, root.overscrollBehaviorX, getComputedStyle(button).touchAction]
    })()`)
  expect(await styles(kiosk.page)).toEqual(['none', 'pan-x pan-y', 'none', 'pan-x pan-y'])
  const other = await openTab(browser.context, `${server.base}/sign-in?lang=en`)
  await other.page.getByRole('heading', { level: 1 }).waitFor()
  expect((await styles(other.page)).slice(0, 3)).toEqual(['auto', 'auto', 'auto'])
  await other.page.keyboard.press('Control+Alt+KeyS')
  await other.page.waitForTimeout(500)
  expect(await padOf(other.page).count()).toBe(0)
  await other.page.close()
})

test('[KS1] a corner that is touched is nothing; held for three seconds it asks for the PIN', async () => {
  const { page } = kiosk
  await holdCorner(page, 20, 1_000)
  await page.waitForTimeout(HOLD_MS)
  expect(await padOf(page).count()).toBe(0)
  await holdCorner(page, KIOSK.width - 20)
  await padOf(page).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  // Out of sight and out of reach, and not gone.
  expect(await servicesOf(page).isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Back to the kiosk' }).click()
  await servicesOf(page).waitFor()
})

test('[KS2] with the server dead: in by the PIN, all is told, and out again', async () => {
  const { page } = kiosk
  await page.getByRole('button', { name: 'Start again' }).click()
  await isOn(page, 'live')
  await server.kill()
  const number = await takeTicket(page)
  expect(number).toMatch(/\d/)
  await isOn(page, 'isolated')
  await beginIn(page, 'en')
  await page.keyboard.press('Control+Alt+KeyS')
  await padOf(page).waitFor()
  await type(page, pin)
  await panelOf(page).waitFor()
  await page.locator('[data-part="connection"][data-code="isolated"]').getByText('Tickets keep working').waitFor()
  await page.locator('[data-part="unsent"]').getByText('1 entry waits to be sent.').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save what is not sent yet' }).click()
  expect((await saved).suggestedFilename()).toBe('blesaf-unsent.json')
  await page.getByRole('button', { name: 'Back to the kiosk' }).click()
  await servicesOf(page).waitFor()
  // Back is locked again: the PIN is asked anew.
  await page.keyboard.press('Control+Alt+KeyS')
  await padOf(page).waitFor()
})

test.each([
  ['ar', 1_080, 1_920],
  ['fr', 1_080, 1_920],
  ['en', 1_920, 1_080],
  ['fr', 1_280, 720],
] as const)(
  '[KS3] the panel in %s at %i × %i is whole, readable and without faults',
  async (language, width, height) => {
    const address = `http://kiosk-1.localhost:${server.port}/kiosk?lang=${language}`
    const { page, faults } = await openTab(browser.context, address, { width, height })
    await page.locator('main button').first().waitFor()
    await page.keyboard.press('Control+Alt+KeyS')
    await page.getByRole('group').first().waitFor()
    await page.keyboard.type(pin)
    await page.locator('[data-part="version"]').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await layoutFaults(page)).toEqual([])
    expect(faults.filter((fault) => !/ERR_CONNECTION|ERR_FAILED|Failed to fetch/.test(fault))).toEqual([])
    await page.close()
  },
)

test('[KL6] let out, keys work and the screen is free; locked again, it fills it', async () => {
  const { page } = kiosk
  await page.reload()
  await beginIn(page, 'en')
  await page.keyboard.press('Control+Alt+KeyS')
  await padOf(page).waitFor()
  await type(page, pin)
  await panelOf(page).waitFor()
  // [KL5] As this browser grants it.
  await page.locator('[data-part="screen"]').getByText('The screen stays lit.').waitFor()
  const isLocked = () => page.evaluate<boolean>('"kioskLocked" in document.documentElement.dataset')
  expect(await isLocked()).toBe(true)
  await page.getByRole('button', { name: 'Leave the kiosk' }).click()
  await eventually('it is let go', async () => !(await isLocked()))
  await eventually('it is out', () => page.evaluate<boolean>('document.fullscreenElement === null'))
  await page.getByRole('button', { name: 'Lock the kiosk' }).click()
  await eventually('it is locked', isLocked)
})

/** The last one: the pause is of half a minute, and how it ends is told without waiting for it in `sync/pin`. */
test('[KP3] wrong tries wait, also after a reload, and the right PIN with them', async () => {
  const { page } = kiosk
  await page.reload()
  await beginIn(page, 'en')
  await page.keyboard.press('Control+Alt+KeyS')
  await padOf(page).waitFor()
  for (let count = 0; count < 3; count += 1) {
    await type(page, [...pin].reverse().join(''))
    await page.getByText(count < 2 ? 'That is not the PIN' : 'wrong too often').waitFor()
  }
  await page.reload()
  await beginIn(page, 'en')
  await page.keyboard.press('Control+Alt+KeyS')
  await page.getByText('wrong too often').waitFor()
  await type(page, pin)
  expect(await panelOf(page).count()).toBe(0)
})
