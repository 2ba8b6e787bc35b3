import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab, type Tab } from '../browser/open-tab.ts'
import { beginIn, chooseService, KIOSK, takeTicket } from './at-the-counter.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'

/** A demonstration and one browser live through all of this, in this order. */
let server: E2eServer
let browser: OpenedBrowser
let start: Tab
let tellerName = ''
let pin = ''

beforeAll(async () => {
  ;[server, browser] = await Promise.all([openE2eServer({ DEMO: '1' }), openBrowser()])
  start = await openTab(browser.context, `${server.base}/?lang=en`)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** As a person does it: by the link of the start page, in a tab of its own. */
async function openDevice(host: string): Promise<Page> {
  const opened = browser.context.waitForEvent('page')
  await start.page.getByRole('link', { name: host }).click()
  return opened
}
const at = (host: string, path: string) => `http://${host}:${server.port}${path}`
/** The worker keeps every screen once it is installed; before that a cold start is not promised. */
const keptWhole = (page: Page) => page.evaluate('navigator.serviceWorker.ready.then(() => true)')

test('[ID12] a device of the demo enrols itself by a code of that click and opens its screen', async () => {
  const page = await openDevice('kiosk-1.localhost')
  await page.waitForURL('**/kiosk')
  await page.getByText('Touch the screen').waitFor()
  expect(await page.title()).toBe('kiosk-1 · BléSaf')
  expect(new URL(page.url()).hostname).toBe('kiosk-1.localhost')
  await page.close()
})

test('opened again it is the same device: no second enrolment', async () => {
  const asked: string[] = []
  browser.context.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const page = await openDevice('kiosk-1.localhost')
  await page.waitForURL('**/kiosk')
  expect(asked).toContain('/api/devices/token')
  expect(asked).not.toContain('/api/demo/enrolment')
  await page.close()
})

test('the developer’s panel comes by its flag alone, and its faults are of this device alone', async () => {
  const plain = await openTab(browser.context, at('kiosk-1.localhost', '/kiosk?lang=en'))
  await plain.page.locator('[data-rung="live"]').waitFor()
  const panel = (page: Page) => page.getByRole('button', { name: 'Developer' })
  expect(await panel(plain.page).count()).toBe(0)
  await plain.page.close()

  const { page } = await openTab(browser.context, at('kiosk-1.localhost', '/kiosk?lang=en&dev'), KIOSK)
  const shown = page.getByRole('complementary', { name: 'Developer' })
  await panel(page).click()
  await shown.getByText('Offline', { exact: true }).click()
  // It stands over the kiosk's own foot.
  await panel(page).click()
  await takeTicket(page)
  await beginIn(page, 'en')
  await panel(page).click()
  await shown.getByRole('tab', { name: 'Outbox' }).click()
  const waiting = shown.getByText(/fact issue_ticket pending/)
  await waiting.waitFor()
  await shown.getByRole('tab', { name: 'Rows' }).click()
  await shown.getByRole('cell', { name: 'tickets', exact: true }).waitFor()
  await shown.getByRole('tab', { name: 'Faults' }).click()
  await shown.getByLabel('Wall clock').fill('')
  await shown.getByLabel('Wall clock').pressSequentially('-90')
  expect(await shown.getByLabel('Wall clock').inputValue()).toBe('-90')
  await shown.getByLabel('Wall clock').fill('0')
  await shown.getByText('Before the commit', { exact: true }).click()
  await panel(page).click()
  const reloaded = page.waitForEvent('load')
  await chooseService(page)
  await reloaded
  await panel(page).click()
  await shown.getByRole('tab', { name: 'Outbox' }).click()
  // What was pending has lived through it; what was not on the disk yet has left nothing.
  await waiting.waitFor()
  expect(await waiting.count()).toBe(1)
  await shown.getByRole('tab', { name: 'Faults' }).click()
  await shown.getByText('As usual', { exact: true }).click()
  await shown.getByRole('tab', { name: 'Outbox' }).click()
  await shown.getByText('Nothing here.').waitFor()
  await page.goto(at('kiosk-1.localhost', '/kiosk?lang=en&dev=off'))
  await page.getByText('Touch the screen').waitFor()
  expect(await panel(page).count()).toBe(0)
  await page.close()
})

test('every kind of device opens its own screen, in its own storage', async () => {
  for (const [host, path] of [
    ['teller-1.localhost', '/teller'],
    ['display-1.localhost', '/display'],
    ['manager-1.localhost', '/manager'],
  ] as const) {
    const page = await openDevice(host)
    await page.waitForURL(`**${path}`)
    await page.close()
  }
  const foreign = await openTab(browser.context, at('display-1.localhost', '/kiosk?lang=en'))
  await foreign.page.getByText('is enrolled as').waitFor()
  await foreign.page.close()
})

test('a device opens in the language that was chosen on the start page', async () => {
  await start.page.getByRole('radio', { name: 'Français' }).click()
  const page = await openDevice('manager-1.localhost')
  await page.waitForURL('**/manager')
  await page.locator('html[lang="fr"]').waitFor({ state: 'attached' })
  await page.close()
  await start.page.getByRole('radio', { name: 'English' }).click()
})

test('[ID4] a person signs in at a tablet, and the session is the tablet’s', async () => {
  const { banks, password } = (await (await fetch(`${server.base}/api/demo`)).json()) as {
    password: string
    banks: { branches: { people: { name: string; role: string; email: string }[] }[] }[]
  }
  const teller = banks[0]?.branches[0]?.people.find(({ role }) => role === 'teller')
  const { page } = await openTab(browser.context, at('teller-1.localhost', '/teller?lang=en'))
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByText('tablet-1').waitFor()
  expect(await page.getByLabel('Organisation', { exact: true }).count()).toBe(0)
  await page.getByLabel('E-mail', { exact: true }).fill(teller?.email ?? '')
  await page.getByLabel('Password', { exact: true }).fill(password)
  const answered = page.waitForResponse('**/api/sign-in')
  await page.keyboard.press('Enter')
  expect((await answered).request().headers().authorization).toMatch(/^Bearer /)
  await page.waitForURL('**/teller')
  await page.getByText(teller?.name ?? '').waitFor()
  tellerName = teller?.name ?? ''
  await page.close()
})

test('[PN7] the person sets a PIN there: not the first guess, and the same twice', async () => {
  const { page } = await openTab(browser.context, at('teller-1.localhost', '/teller?lang=en'))
  await page.getByRole('button', { name: 'Set a PIN' }).click()
  const wanted = await page.getByText(/\d digits that nobody/).textContent()
  pin = '58291374'.slice(0, Number(/(\d) digits/.exec(wanted ?? '')?.[1]))
  await page.keyboard.type('12345678'.slice(0, pin.length))
  await page.getByText('are guessed first').waitFor()
  // The digits of an Arabic keyboard are the same digits; the robot's own keyboard has none.
  for (const digit of pin) {
    const key = '٠١٢٣٤٥٦٧٨٩'[Number(digit)]
    await page.evaluate(`dispatchEvent(new KeyboardEvent('keydown', { key: '${key}' }))`)
  }
  await page.getByText('Once more').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
  await page.getByText('Your PIN is set.').waitFor()
  await keptWhole(page)
  await page.close()
})

test('a kiosk opens cold with the server dead, and knows which device it is', async () => {
  const kiosk = await openTab(browser.context, at('kiosk-1.localhost', '/kiosk?lang=en'))
  await keptWhole(kiosk.page)
  await kiosk.page.close()
  await server.kill()
  await expect(fetch(`${server.base}/health/live`)).rejects.toThrow()
  const cold = await openTab(browser.context, at('kiosk-1.localhost', '/kiosk'))
  await cold.page.getByText('Touch the screen').waitFor()
  expect(await cold.page.title()).toBe('kiosk-1 · BléSaf')
  expect(cold.faults.filter((fault) => !fault.includes('ERR_CONNECTION_REFUSED'))).toEqual([])
  await cold.page.close()
})

test('[PN2] the tablet opens by its PIN, and a wrong one costs a try', async () => {
  const { page } = await openTab(browser.context, at('teller-1.localhost', '/teller'))
  await page.getByText('is locked').waitFor()
  await page.keyboard.type([...pin].reverse().join(''))
  await page.getByText('Tries left: 4').waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
  await page.keyboard.type(pin)
  await page.getByRole('heading', { name: 'Which counter' }).waitFor()
  expect(await page.getByText(tellerName).count()).toBe(1)
  await page.close()
})

test('so does every other screen that was opened once, each at its own address', async () => {
  for (const path of ['/teller', '/display', '/manager', '/admin', '/sign-in', '/enrol', '/']) {
    const { page } = await openTab(browser.context, at('kiosk-1.localhost', path))
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.close()
  }
})
