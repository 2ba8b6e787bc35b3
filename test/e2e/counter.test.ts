import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { layoutFaults } from '../browser/layout-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab, type Tab } from '../browser/open-tab.ts'
import {
  atCounter,
  beginIn,
  isInQueue,
  isKeptWhole,
  isOn,
  openKiosk,
  openTeller,
  TABLET,
  takeTicket,
  typeNumber,
} from './at-the-counter.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'

/** A branch of the demonstration: a kiosk, two tablets and a server that is not always there, in this order. */
let server: E2eServer
let browser: OpenedBrowser
let kiosk: Tab
let teller: Tab
const PIN = '582913749261'
let digits = 0
const alone: string[] = []

beforeAll(async () => {
  ;[server, browser] = await Promise.all([openE2eServer({ DEMO: '1' }), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const button = (name: string) => teller.page.getByRole('button', { name, exact: true })
const faultsOf = async ({ page }: Tab) => [...(await accessibilityFaults(page)), ...(await layoutFaults(page))]
/** A small window, or a usual one at 400 %. */
const narrowFaultsOf = async ({ page }: Tab) => {
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const faults = await layoutFaults(page)
  if (before !== null) await page.setViewportSize(before)
  return faults
}
const clocks = () => teller.page.getByRole('img', { name: 'Not confirmed yet' })

test('[OB1] a touch at the kiosk gives a number, its QR code, and the choice again', async () => {
  kiosk = await openKiosk(browser.context, server)
  await isOn(kiosk.page, 'live')
  expect([...(await faultsOf(kiosk)), ...(await narrowFaultsOf(kiosk))]).toEqual([])
  const number = await takeTicket(kiosk.page)
  expect(number).toMatch(/^A-\d{3}$/)
  expect(kiosk.faults).toEqual([])
})

test('[EF3] [VI3] a teller calls by the space bar and sees at once whom, then serves and finishes', async () => {
  teller = await openTeller(browser.context, server, 1, '1')
  await isOn(teller.page, 'live')
  expect(await faultsOf(teller)).toEqual([])
  const predicted = await teller.page.getByRole('button', { name: 'Call next' }).locator('bdi').innerText()
  await teller.page.keyboard.press(' ')
  await teller.page.getByRole('article').getByText('Called', { exact: true }).waitFor()
  expect(await atCounter(teller.page)).toBe(predicted)
  await teller.page.keyboard.press('Enter')
  await teller.page.getByRole('article').getByText('Being served').waitFor()
  expect([...(await faultsOf(teller)), ...(await narrowFaultsOf(teller))]).toEqual([])
  await button('Finish service').click()
  await teller.page.getByRole('article').filter({ hasText: predicted }).waitFor({ state: 'detached' })
  await expect.poll(() => clocks().count()).toBe(0)
  expect(teller.faults).toEqual([])
})

test('[EF4] what was done is taken back by one key', async () => {
  await teller.page.keyboard.press(' ')
  await teller.page.getByRole('article').getByText('Called', { exact: true }).waitFor()
  const called = await atCounter(teller.page)
  await teller.page.keyboard.press('Backspace')
  await teller.page.getByRole('button', { name: `Call \u2068${called}\u2069` }).waitFor()
  await expect.poll(() => clocks().count()).toBe(0)
})

test('[TC6] [TC13] a transfer is one key and one choice, and is taken back by another, with the place kept', async () => {
  await teller.page.keyboard.press('F1')
  await teller.page.getByRole('article').getByText('Called', { exact: true }).waitFor()
  const called = await atCounter(teller.page)
  await teller.page.keyboard.press('F9')
  await teller.page.getByRole('dialog', { name: `Transfer \u2068${called}\u2069` }).waitFor()
  expect(await faultsOf(teller)).toEqual([])
  await teller.page.keyboard.press('Enter')
  await teller.page.getByRole('article').filter({ hasText: called }).waitFor({ state: 'detached' })
  await teller.page.keyboard.press('Control+z')
  await expect.poll(() => atCounter(teller.page)).toBe(called)
  await expect.poll(() => clocks().count()).toBe(0)
  expect(await teller.page.getByRole('button', { name: 'Seen' }).count()).toBe(0)
})

test('the kiosk’s ticket is called by its number, typed as people type it, with the cursor anywhere', async () => {
  const number = await takeTicket(kiosk.page)
  await isInQueue(teller.page, number)
  await teller.page.getByRole('heading', { level: 1 }).click()
  await teller.page.keyboard.type(number.replace('-', '').toLowerCase())
  await teller.page.keyboard.press('Enter')
  await expect.poll(() => atCounter(teller.page)).toBe(number)
})

test('[OB5] a wish that was refused stays in sight with its reason until somebody has seen it', async () => {
  const taken = await atCounter(teller.page)
  const other = await openTeller(browser.context, server, 2, '2')
  await isOn(other.page, 'live')
  await typeNumber(other.page, taken)
  const line = other.page.getByRole('listitem').filter({ hasText: 'was already called' })
  await line.waitFor()
  expect(await line.innerText()).toContain(`Call this ticket ${taken}`)
  expect(await faultsOf(other)).toEqual([])
  await line.getByRole('button', { name: 'Seen' }).click()
  await line.waitFor({ state: 'detached' })
  await other.page.close()
})

test('[LE2] two tabs of one tablet show one desk: what one does the other shows', async () => {
  const second = await openTab(browser.context, teller.page.url(), TABLET)
  await second.page.getByRole('button', { name: 'Call next' }).waitFor()
  const before = await atCounter(teller.page)
  await expect.poll(() => atCounter(second.page)).toBe(before)
  await second.page.keyboard.press(' ')
  await expect.poll(() => atCounter(second.page)).not.toBe(before)
  const after = await atCounter(second.page)
  await expect.poll(() => atCounter(teller.page)).toBe(after)
  await second.page.close()
})

test('[Q5] [DP13] who has no paper gets a number at the counter, and who was parked is put back into the line', async () => {
  await button('Issue a ticket').click()
  const dialog = teller.page.getByRole('dialog', { name: 'For which service?' })
  expect(await faultsOf(teller)).toEqual([])
  await dialog.getByRole('button', { name: 'Deposit and withdrawal' }).click()
  await teller.page.getByText(/A-[A-Z]\d{2}\W* is in the queue/).waitFor()
  const given = (await teller.page.getByText(/^Print \W*A-/).innerText()).match(/A-[A-Z]\d{2}/)?.[0] ?? ''
  expect(await faultsOf(teller)).toEqual([])
  const [paper, opened] = await Promise.all([
    teller.page.waitForResponse('**/print'),
    browser.context.waitForEvent('page'),
    teller.page
      .getByRole('group', { name: /^Print/ })
      .getByRole('button', { name: 'العربية' })
      .click(),
  ])
  expect([paper.status(), opened.url().slice(0, 5)]).toEqual([200, 'blob:'])
  expect(paper.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${given}.pdf"`,
  })
  await opened.close()
  await teller.page
    .getByRole('group', { name: /^Print/ })
    .getByRole('button', { name: 'Close' })
    .click()

  const number = await atCounter(teller.page)
  await button('Park').click()
  const shown = (name: RegExp) => teller.page.getByRole('radio', { name })
  await shown(/^Set aside/).click()
  const back = button(`Put \u2068${number}\u2069 back in the queue`)
  await back.waitFor()
  expect(await faultsOf(teller)).toEqual([])
  await back.click()
  await back.waitFor({ state: 'detached' })
  await shown(/^This counter/).click()
  // Where in the line is the tenant's rule; by its number it is found wherever it stands.
  await typeNumber(teller.page, number)
  await expect.poll(() => atCounter(teller.page)).toBe(number)
  await expect.poll(() => clocks().count()).toBe(0)

  // Typed once more, it is turned to: it stands here already, and is not asked for again.
  await teller.page.getByRole('button', { name: /^Call next/ }).click()
  await expect.poll(() => atCounter(teller.page)).not.toBe(number)
  await typeNumber(teller.page, number)
  await expect.poll(() => atCounter(teller.page)).toBe(number)
  await expect.poll(() => clocks().count()).toBe(0)
  expect(await teller.page.getByText('was already called').count()).toBe(0)
})

test('[PN7] a PIN for the time without a server', async () => {
  await button('Set a PIN for times without connection').click()
  const wanted = await teller.page.getByText(/\d digits that nobody/).textContent()
  digits = Number(/(\d+) digits/.exec(wanted ?? '')?.[1])
  await teller.page.keyboard.type(PIN.slice(0, digits))
  await teller.page.getByText('Once more').waitFor()
  await teller.page.keyboard.type(PIN.slice(0, digits))
  await teller.page.getByText('Your PIN is set.').waitFor()
  await Promise.all([isKeptWhole(teller.page), isKeptWhole(kiosk.page)])
})

test('[NU2] with the server dead the kiosk goes on, also after it was started anew', async () => {
  await server.kill()
  alone.push(await takeTicket(kiosk.page))
  await kiosk.page.reload()
  alone.push(await takeTicket(kiosk.page), await takeTicket(kiosk.page))
  expect(new Set(alone).size).toBe(3)
  await isOn(kiosk.page, 'isolated')
  await beginIn(kiosk.page, 'en')
  await kiosk.page.getByText('Tickets keep working.').waitFor()
  expect(await faultsOf(kiosk)).toEqual([])
})

test('[PN2] the tablet opens anew by its PIN and calls from its share of the queue', async () => {
  await teller.page.reload()
  await teller.page.getByText('is locked').waitFor()
  await teller.page.keyboard.type(PIN.slice(0, digits))
  await isOn(teller.page, 'isolated')
  const before = await atCounter(teller.page)
  await teller.page.keyboard.press(' ')
  await teller.page.getByText('check the paper of').first().waitFor()
  expect(await atCounter(teller.page)).not.toBe(before)
  expect(await clocks().count()).toBeGreaterThan(0)
  expect(await faultsOf(teller)).toEqual([])
})

test('a paper that this tablet never heard of is taken in and called', async () => {
  const [number = ''] = alone
  await typeNumber(teller.page, number)
  await teller.page.getByText('was not known here').waitFor()
  await expect.poll(() => atCounter(teller.page)).toBe(number)
})

test('[OB8] what is not sent can be taken along as a file', async () => {
  await button('Details').click()
  const download = teller.page.waitForEvent('download')
  await button('Save what is not sent yet').click()
  const text = readFileSync(await (await download).path(), 'utf8')
  expect(text).toContain('"adopt_ticket"')
  expect(await faultsOf(teller)).toEqual([])
  await teller.page.keyboard.press('Escape')
})

test('[I1] when the server is back everything arrives: the paper and the kiosk’s ticket are one', async () => {
  await server.restart()
  await Promise.all([isOn(kiosk.page, 'live'), isOn(teller.page, 'live')])
  await expect.poll(() => clocks().count()).toBe(0)
  const [called = '', ...waiting] = alone
  for (const number of waiting) await isInQueue(teller.page, number)
  expect(await teller.page.getByRole('button', { name: `Call \u2068${called}\u2069` }).count()).toBe(0)
  await expect.poll(() => atCounter(teller.page)).toBe(called)
})
