import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kioskAr } from '../../client/words/kiosk/ar.ts'
import { kioskEn } from '../../client/words/kiosk/en.ts'
import { kioskFr } from '../../client/words/kiosk/fr.ts'
import { kioskFlowAr } from '../../client/words/kiosk-flow/ar.ts'
import { kioskFlowEn } from '../../client/words/kiosk-flow/en.ts'
import { kioskFlowFr } from '../../client/words/kiosk-flow/fr.ts'
import { languageNames } from '../../client/words/language-names.ts'
import type { Language } from '../../sync/words/language.ts'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { layoutFaults } from '../browser/layout-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab } from '../browser/open-tab.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'
import { scanByHand } from './scan-paper.ts'

const KIOSK = { ar: kioskAr, en: kioskEn, fr: kioskFr }
const FLOW = { ar: kioskFlowAr, en: kioskFlowEn, fr: kioskFlowFr }
const SIZES = { upright: { width: 1_080, height: 1_920 }, lying: { width: 1_920, height: 1_080 } }
const TARGET_PX_MIN = 64

let server: E2eServer
let browser: OpenedBrowser
/** A branch with classes, contacts and an appointment; one with questions that lead to services and to classes. */
const pages = new Map<string, Page>()

beforeAll(async () => {
  ;[server, browser] = await Promise.all([openE2eServer({ DEMO: '1' }), openBrowser()])
  for (const host of ['kiosk-1.localhost', 'kiosk-1.tunis-orangers.localhost']) {
    const { page } = await openTab(browser.context, `http://${host}:${server.port}/?lang=en`, SIZES.upright)
    await page.waitForURL('**/kiosk')
    await page.getByText('Touch the screen').waitFor()
    pages.set(host, page)
  }
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** What is wrong with this step for anybody: axe, what is cut off, what is too small for a hurried finger. */
async function faultsOf(page: Page): Promise<string[]> {
  const small =
    (await page.evaluate(`[...document.querySelectorAll('main button, footer button, footer [role="radio"]')]
    .filter((each) => each.getBoundingClientRect().height < ${TARGET_PX_MIN})
    .map((each) => 'too small: ' + each.textContent)`)) as string[]
  return [...(await accessibilityFaults(page)), ...(await layoutFaults(page)), ...small]
}
/** How much of what can be pressed lies above the middle of the glass. */
const pressedAbove = (page: Page) =>
  page.evaluate<number>(`[...document.querySelectorAll('main button, footer button, footer [role="radio"]')]
    .filter((each) => each.getBoundingClientRect().top < innerHeight / 2 - 1).length`)

const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click()
const choices = (page: Page) => page.locator('main [data-choice]')

async function begin(page: Page, language: Language): Promise<void> {
  const url = new URL(page.url())
  await page.goto(`${url.origin}/kiosk?lang=${language}`)
  await page.getByRole('button', { name: languageNames[language] }).waitFor()
}

test('[KF17] every step of a branch with classes and contacts is whole, upright and from the right', async () => {
  const language: Language = 'ar'
  const page = pages.get('kiosk-1.localhost')
  if (page === undefined) throw new Error('there is no kiosk')
  const [kiosk, flow] = [KIOSK[language], FLOW[language]]
  const seen: [step: string, faults: string[]][] = []
  const look = async (step: string) => void seen.push([step, await faultsOf(page)])
  await page.setViewportSize(SIZES.upright)
  await begin(page, language)
  await look('attract')
  await page.mouse.click(5, 5)
  await choices(page).first().waitFor()
  await look('language')
  await choices(page).filter({ hasText: languageNames[language] }).click()
  await page.getByRole('heading', { name: kiosk.choose }).waitFor()
  await look('services')
  await press(page, kiosk.priority)
  await page.getByRole('heading', { name: flow.which_priority }).waitFor()
  await look('classes')
  await choices(page).first().click()
  await page.getByRole('heading', { name: kiosk.choose }).waitFor()
  await press(page, kiosk.appointment)
  await page.getByRole('heading', { name: flow.your_code }).waitFor()
  await press(page, flow.check_in)
  await page.getByText(flow.code_not_whole).waitFor()
  await look('code')
  await press(page, kiosk.back)
  await choices(page).first().click()
  await page.getByRole('heading', { name: flow.your_phone }).waitFor()
  await look('contact')
  await press(page, kiosk.reach_low)
  await look('contact, low')
  expect(await pressedAbove(page)).toBe(0)
  await press(page, kiosk.text_larger)
  await look('contact, low and large')
  await press(page, kiosk.start_again)
  expect(seen.filter(([, faults]) => faults.length > 0)).toEqual([])
})

test('[KF17] [KF7] every step of a branch with questions is whole, lying and from the left', async () => {
  const language: Language = 'fr'
  const page = pages.get('kiosk-1.tunis-orangers.localhost')
  if (page === undefined) throw new Error('there is no kiosk')
  const kiosk = KIOSK[language]
  const seen: [step: string, faults: string[]][] = []
  const look = async (step: string) => void seen.push([step, await faultsOf(page)])
  await page.setViewportSize(SIZES.lying)
  await begin(page, language)
  await press(page, languageNames[language])
  await choices(page).first().waitFor()
  await look('lead')
  await press(page, kiosk.all_services)
  await page.getByRole('heading', { name: kiosk.choose }).waitFor()
  await look('services')
  await press(page, kiosk.reach_low)
  await look('services, low')
  expect(await pressedAbove(page)).toBe(0)
  await choices(page).first().click()
  await page.getByRole('heading', { name: kiosk.choose }).waitFor({ state: 'detached' })
  await look('question')
  await press(page, kiosk.start_again)
  expect(seen.filter(([, faults]) => faults.length > 0)).toEqual([])
})

test('[KF13] a code of no appointment: the ticket at once, and what the authority says of it beside it', async () => {
  const page = pages.get('kiosk-1.localhost')
  if (page === undefined) throw new Error('there is no kiosk')
  await page.setViewportSize(SIZES.upright)
  await begin(page, 'en')
  await press(page, 'English')
  await choices(page).first().waitFor()
  expect(await scanByHand(page, 'NOCODE1')).not.toContain('Enter')
  await page.getByRole('heading', { name: 'Your number' }).waitFor()
  await page.getByText(kioskFlowEn.unknown).waitFor()
  expect(await accessibilityFaults(page)).toEqual([])
})
