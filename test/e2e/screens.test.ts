import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../sync/words/language.ts'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { layoutFaults } from '../browser/layout-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab } from '../browser/open-tab.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'

let server: E2eServer
let browser: OpenedBrowser

beforeAll(async () => {
  ;[server, browser] = await Promise.all([openE2eServer({ DEMO: '1' }), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Each screen in the state of somebody who comes for the first time, at the size of what it is opened on. */
const SCREENS: readonly [path: string, fragment: string, width: number, height: number][] = [
  ['/', '', 1_280, 900],
  ['/setup', 'a-token', 1_280, 900],
  ['/setup', '', 1_280, 900],
  ['/password', 'a-token', 390, 844],
  ['/password', '', 390, 844],
  ['/enrol', '', 1_080, 1_920],
  ['/sign-in', '', 1_024, 768],
  ['/sessions', '', 390, 844],
  ['/kiosk', '', 1_080, 1_920],
  ['/teller', '', 1_024, 768],
  ['/display', '', 1_920, 1_080],
  ['/manager', '', 390, 844],
  ['/admin', '', 1_280, 900],
]
/** A window of 1280 at 400 %, or a small phone. */
const NARROW = 320

async function faultsOf(url: string, width: number, height: number, isDark: boolean): Promise<string[]> {
  const { page, faults } = await openTab(browser.context, url, { width, height, isDark })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  const found = [...faults, ...(await accessibilityFaults(page)), ...(await layoutFaults(page))]
  await page.setViewportSize({ width: NARROW, height })
  const narrow = (await layoutFaults(page)).map((fault) => `at ${NARROW} px: ${fault}`)
  await page.close()
  return [...found, ...narrow]
}

test.each(SCREENS)(
  '%s#%s is whole in each language, for everybody, light and dark, wide and narrow',
  async (...screen) => {
    const [path, fragment, width, height] = screen
    const found = await Promise.all(
      languages.map(async (language) => {
        const url = `${server.base}${path}?lang=${language}${fragment && `#${fragment}`}`
        return [language, await faultsOf(url, width, height, language === 'fr')]
      }),
    )
    expect(found).toEqual(languages.map((language) => [language, []]))
  },
)

test('a page speaks the language of its reader from the first word on, and keeps the one that was chosen', async () => {
  const { page } = await openTab(browser.context, `${server.base}/sign-in?lang=ar`)
  await page.getByRole('heading', { name: 'تسجيل الدخول' }).waitFor()
  expect(await page.evaluate('document.documentElement.lang + document.documentElement.dir')).toBe('arrtl')
  await page.getByRole('radio', { name: 'Français' }).click()
  await page.getByRole('heading', { name: 'Se connecter' }).waitFor()
  expect(await page.evaluate('document.documentElement.lang + document.documentElement.dir')).toBe('frltr')
  expect(await page.title()).toBe('Se connecter · BléSaf')
  await page.goto(`${server.base}/enrol`)
  await page.getByRole('heading', { name: 'Inscrire cet appareil' }).waitFor()
  await page.close()
})
