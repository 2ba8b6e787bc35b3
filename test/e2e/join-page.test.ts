import { afterAll, beforeAll, expect, test } from 'vitest'
import { languages } from '../../sync/words/language.ts'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { layoutFaults } from '../browser/layout-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab, type Tab } from '../browser/open-tab.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'

const PHONE = { width: 390, height: 844 }
const NARROW = { width: 320, height: 640 }
/** Where server/demo/branches/sousse-corniche.json says that the branch is. */
const THERE = { latitude: 35.8333, longitude: 10.638, accuracy: 20 }

let server: E2eServer
let browser: OpenedBrowser
let branches: { slug: string; id: string }[]

beforeAll(async () => {
  ;[server, browser] = await Promise.all([openE2eServer({ DEMO: '1' }), openBrowser()])
  const demo = (await (await fetch(`${server.base}/api/demo`)).json()) as { banks: { branches: typeof branches }[] }
  branches = demo.banks.flatMap((bank) => bank.branches)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const open = (slug: string, language = 'en', isDark = false, rest = ''): Promise<Tab> => {
  const id = branches.find((branch) => branch.slug === slug)?.id ?? slug
  return openTab(browser.context, `${server.base}/join/${id}?lang=${language}${rest}`, { ...PHONE, isDark })
}

test('[Q12] who joins where nothing need be proven is led to the ticket’s own page', async () => {
  const { page, faults } = await open('jerba-houmt')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Join the line' }).click()
  await page.waitForURL('**/t/*')
  await page.getByText('You are in the line').waitFor()
  expect(faults).toEqual([])
  await page.close()
})

test('[AR1] [AR2] [TP9] who must show to be there is told how, in Arabic, and is in line once seen', async () => {
  const { page, faults } = await open('sousse-corniche', 'ar')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'التحق بالصف' }).click()
  await page.getByRole('heading', { name: 'عند وصولك إلى الفرع' }).waitFor()
  await page.getByRole('textbox').fill('000000')
  await page.getByRole('button', { name: 'أنا هنا' }).click()
  await page.getByRole('alert').filter({ hasText: 'code_wrong' }).waitFor()
  expect([...(await accessibilityFaults(page)), ...(await layoutFaults(page))]).toEqual([])
  // Opened again it still knows the ticket.
  await page.reload()
  await page.getByRole('heading', { name: 'عند وصولك إلى الفرع' }).waitFor()
  // Its own page leads back here, also on a phone that had only the ticket's address.
  await page.getByRole('link', { name: 'افتح تذكرتي' }).click()
  await page.evaluate('localStorage.removeItem("blesaf.joined")')
  await page.reload()
  await page.getByText('مكانك محفوظ').waitFor()
  expect([...(await accessibilityFaults(page)), ...(await layoutFaults(page))]).toEqual([])
  await page.getByRole('link', { name: 'أنا في الفرع' }).click()
  await page.getByRole('heading', { name: 'عند وصولك إلى الفرع' }).waitFor()
  await browser.context.grantPermissions(['geolocation'], { origin: server.base })
  await browser.context.setGeolocation(THERE)
  await page.getByRole('button', { name: 'استعمل موقعي بدلا من ذلك' }).click()
  await page.waitForURL('**/t/*')
  await page.getByText('أنت في الصف').waitFor()
  expect(faults).toEqual([])
  await page.close()
})

test('it is whole in each language, for everybody, light and dark, wide and narrow', async () => {
  for (const language of languages) {
    for (const slug of ['sousse-corniche', ...(language === 'ar' ? ['nowhere'] : [])]) {
      const { page, faults } = await open(slug, language, language === 'fr')
      if (slug === 'nowhere') await page.getByRole('status').filter({ hasNotText: '…' }).waitFor()
      else await page.getByRole('radio').first().check()
      const found = [...faults, ...(await accessibilityFaults(page)), ...(await layoutFaults(page))]
      await page.setViewportSize(NARROW)
      expect([language, slug, found, await layoutFaults(page)]).toEqual([language, slug, [], []])
      await page.close()
    }
  }
})

test('without a server it says so, keeps what was chosen, and joins when there is one', async () => {
  const { page } = await open('jerba-houmt', 'fr', false, '&again')
  await page.getByRole('radio').first().check()
  await server.kill()
  await page.getByRole('button', { name: 'Rejoindre la file' }).click()
  await page.getByRole('alert').filter({ hasText: 'Pas de connexion' }).waitFor()
  await server.restart()
  await page.getByRole('button', { name: 'Rejoindre la file' }).click()
  await page.waitForURL('**/t/*')
  await page.close()
})
