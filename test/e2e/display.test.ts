import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { contrastFaults } from '../browser/contrast-faults.ts'
import { layoutFaults } from '../browser/layout-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab, type Tab } from '../browser/open-tab.ts'
import { LIVE_MS_MAX } from '../setup/patience.ts'
import { isKeptWhole, isOn, openTeller } from './at-the-counter.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'

const LIVE = { timeout: LIVE_MS_MAX }

/** Of text that is read from ten metres. */
const FAR_RATIO = 7
/** Shares of the shorter side of the glass: of a number, a counter or a wait, and of the words beside it. */
const LOOKED_FOR = 0.04
const BESIDE = 0.03
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
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const called = () => display.page.locator('[data-last-call]').innerText()
const band = () => display.page.locator('[data-standing]')
/** What was handed to the voice; it outlives the page. */
const announced = () => display.page.evaluate<string>('localStorage.getItem("blesaf.display.heard") ?? ""')

/** Lines of the board that are written smaller than a hall reads. */
const tooSmall = (glass: number) =>
  display.page.evaluate<
    string[]
  >(`[...document.querySelectorAll('[data-list] li, [data-surface] main li')].flatMap((line) => {
    const written = [...line.querySelectorAll('bdi:not(.sr-only)')].map((each) => parseFloat(getComputedStyle(each).fontSize) / ${glass})
    return Math.max(...written) >= ${LOOKED_FOR} && Math.min(...written) >= ${BESIDE} ? [] : ['small: ' + line.textContent]
  })`)

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
  await expect.poll(called, LIVE).toBe(number)
  await expect.poll(announced, LIVE).toContain(number)
})

test('[DY20] [DY26] [DY32] lying, small and upright it is without a fault, read from afar, and nothing of it is cut off', async () => {
  for (const size of SIZES) {
    await display.page.setViewportSize(size)
    const faults = [...(await accessibilityFaults(display.page)), ...(await layoutFaults(display.page))]
    faults.push(
      ...(await contrastFaults(display.page, FAR_RATIO)),
      ...(await tooSmall(Math.min(size.width, size.height))),
    )
    const overflow = await display.page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    expect([size, faults, overflow]).toEqual([size, [], 0])
  }
  await isKeptWhole(display.page)
})

test('[DY32] a call moves and does not flash, and moves not at all for whoever wants that', async () => {
  const { page } = display
  const style = (selector: string, name: string) =>
    page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}'))['${name}']`)
  const name = await style('[data-call]', 'animationName')
  const moved = await page.evaluate<string[]>(
    `[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule.name === '${name}').flatMap((rule) => [...rule.cssRules]).flatMap((frame) => [...frame.style])`,
  )
  expect(moved).toEqual(['transform'])
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const lasts = [await style('[data-call]', 'animationDuration'), await style('[data-surface]', 'transitionDuration')]
  expect(lasts.map((text) => Number.parseFloat(text) <= 0.001)).toEqual([true, true])
  // What spares the glass is a place, not a movement.
  expect(await style('[data-surface]', 'translate')).not.toBe('')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
})

test('[DY32] in colours that a person forces each part keeps its edge, and no text is lost', async () => {
  const { page } = display
  await page.emulateMedia({ forcedColors: 'active' })
  const edges = await page.evaluate<string[]>(
    `[...document.querySelectorAll('main section')].filter((part) => parseFloat(getComputedStyle(part).borderTopWidth) === 0).map((part) => part.textContent)`,
  )
  expect([edges, await contrastFaults(page, FAR_RATIO)]).toEqual([[], []])
  await page.emulateMedia({ forcedColors: 'none' })
})

test('[DY13] without the server it says since when, and started anew that numbers are called by voice', async () => {
  const [before, heard] = [await called(), await announced()]
  await server.kill()
  await band().waitFor()
  expect(await band().innerText()).toMatch(/\d\d:\d\d/)
  await display.page.reload()
  await isOn(display.page, 'isolated')
  await band().getByText('Numbers are called by voice').waitFor()
  expect([await called(), await announced()]).toEqual([before, heard])
  // It has lost its colour by now, and not its contrast.
  expect(await contrastFaults(display.page, FAR_RATIO)).toEqual([])
})

test('[DY19] when the server is back it heals by itself, and the next call stands there', async () => {
  await server.restart()
  await isOn(display.page, 'live')
  await band().waitFor({ state: 'detached' })
  await isOn(teller.page, 'live')
  const number = await callNext()
  await expect.poll(called, LIVE).toBe(number)
  await expect.poll(announced, LIVE).toContain(number)
  expect(display.faults.filter((fault) => !fault.includes('ERR_'))).toEqual([])
})
