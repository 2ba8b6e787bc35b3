import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { layoutFaults } from '../browser/layout-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab, type Tab } from '../browser/open-tab.ts'
import { isKeptWhole, isOn, openTeller } from './at-the-counter.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 400_000 })

const STEP_MS_MAX = 30_000
const SOON = { timeout: 10_000 }
const SIZES = [
  { width: 1_920, height: 1_080 },
  { width: 1_280, height: 720 },
  { width: 1_080, height: 1_920 },
]

/** A hall of the demonstration: a display, a teller, and a server that is not always there, in this order. */
let server: E2eServer
let browser: OpenedBrowser
let display: Tab
let teller: Tab

beforeAll(async () => {
  ;[server, browser] = await Promise.all([openE2eServer({ DEMO: '1' }), openBrowser()])
  browser.context.setDefaultTimeout(STEP_MS_MAX)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const called = () => display.page.locator('[data-last-call]').innerText()
const band = () => display.page.locator('[data-standing]')
/** What was handed to the voice; it outlives the page. */
const announced = () => display.page.evaluate<string>('localStorage.getItem("blesaf.display.heard") ?? ""')

async function callNext(): Promise<string> {
  const button = teller.page.getByRole('button', { name: /^Call next/ })
  const number = await button.locator('bdi').innerText()
  await button.click()
  return number
}

test('[DY10] [DY1] a call at a counter stands on the display at once, and is announced', async () => {
  display = await openTab(browser.context, `http://display-1.localhost:${server.port}/?lang=en`, SIZES[0])
  await display.page.waitForURL('**/display')
  await isOn(display.page, 'live')
  teller = await openTeller(browser.context, server, 1, '1')
  const number = await callNext()
  await expect.poll(called, SOON).toBe(number)
  await expect.poll(announced, SOON).toContain(number)
})

test('[DY20] lying, small and upright it is without a fault, and nothing of it is cut off', async () => {
  for (const size of SIZES) {
    await display.page.setViewportSize(size)
    const faults = [...(await accessibilityFaults(display.page)), ...(await layoutFaults(display.page))]
    const overflow = await display.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect([size, faults, overflow]).toEqual([size, [], 0])
  }
  await isKeptWhole(display.page)
})

test('[DY13] without the server it says since when, and started anew that numbers are called by voice', async () => {
  const [before, heard] = [await called(), await announced()]
  await server.kill()
  await band().waitFor()
  expect(await band().innerText()).toMatch(/\d\d:\d\d/)
  await display.page.reload()
  await isOn(display.page, 'isolated')
  await display.page.getByText('Numbers are called by voice').waitFor()
  expect([await called(), await announced()]).toEqual([before, heard])
})

test('[DY19] when the server is back it heals by itself, and the next call stands there', async () => {
  await server.restart()
  await isOn(display.page, 'live')
  await band().waitFor({ state: 'detached' })
  await isOn(teller.page, 'live')
  const number = await callNext()
  await expect.poll(called, SOON).toBe(number)
  await expect.poll(announced, SOON).toContain(number)
  expect(display.faults.filter((fault) => !fault.includes('ERR_'))).toEqual([])
})
