import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tenantId, ticketId } from '../../sync/ids.ts'
import { ticketKeyToToken, tokenToTicketKey } from '../../sync/tickets/ticket-token.ts'
import { languages } from '../../sync/words/language.ts'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { layoutFaults } from '../browser/layout-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab, type Tab } from '../browser/open-tab.ts'
import { isOn, openKiosk, takeTicket } from './at-the-counter.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'
import { addressOf, type Paper, paperOf } from './paper-of.ts'
import { openShellBranch } from './shell-branch.ts'

const PHONE = { width: 390, height: 844 }
const NARROW = { width: 320, height: 640 }

let server: E2eServer
let browser: OpenedBrowser
let paper: Paper

beforeAll(async () => {
  ;[server, browser] = await Promise.all([openE2eServer({ DEMO: '1' }), openBrowser()])
  const kiosk = await openKiosk(browser.context, server)
  await isOn(kiosk.page, 'live')
  paper = await paperOf(kiosk.page, await takeTicket(kiosk.page))
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** The address on the paper, at the host where phones reach this server. */
const atHost = (address: string, language: string) =>
  address.replace(/^http:\/\/[^/]+/, server.base).replace('#', `?lang=${language}#`)
const open = (address: string, language = 'en', isDark = false): Promise<Tab> =>
  openTab(browser.context, atHost(address, language), { ...PHONE, isDark })
/** A ticket that the server has not heard of, with its paper. */
async function unheard(): Promise<string> {
  const id = ticketId.parse(randomUUID())
  const key = tokenToTicketKey(paper.page.split('/t/')[1] ?? '')
  const token = ticketKeyToToken({ tenantId: tenantId.parse(key?.tenantId), ticketId: id, secret: 'abcdefghijklmnop' })
  return addressOf({ ...paper, page: `${server.base}/t/${token}` }, { ticketId: id, number: 'ABC-WXYZ123456' })
}
/** As when the phone is taken out of the pocket: the page asks at once. */
const look = ({ page }: Tab) => page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
/** What is heard of the ticket: a call at once [TP13], all else when there is a pause. */
const told = ({ page }: Tab) => page.getByRole('status').or(page.getByRole('alert'))
/** The server's answer may be a second old. */
const soonSays = (tab: Tab, text: string) =>
  expect
    .poll(() => look(tab).then(() => told(tab).allTextContents()), {
      interval: 500,
    })
    .toContainEqual(expect.stringContaining(text))
const says = ({ page }: Tab, text: string) => page.getByRole('status').filter({ hasText: text }).waitFor()

test('[Q11] the code on the paper opens the ticket as it stands, and what follows the # is sent to nobody', async () => {
  const address = await addressOf(paper)
  const tab = await openTab(browser.context, 'about:blank', PHONE)
  const asked: string[] = []
  tab.page.on('request', (request) => {
    // What a browser itself puts into the line of a request.
    const { pathname, search } = new URL(request.url())
    asked.push(`${pathname}${search} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`)
  })
  await tab.page.goto(atHost(address, 'en'))
  await tab.page.getByText(paper.record.number, { exact: true }).waitFor()
  await says(tab, 'You are in the line')
  await tab.page.getByText('Branch', { exact: true }).waitFor()
  const [, fragment = ''] = address.split('#')
  expect(asked.filter((each) => each.includes(fragment.slice(0, 40)))).toEqual([])
  expect(asked.some((each) => each.startsWith('/api/t/'))).toBe(true)
  expect(tab.faults).toEqual([])
  await tab.page.close()
})

test('[TP7] the paper’s own word stands before anybody has answered', async () => {
  const page = await browser.context.newPage()
  await page.route('**/api/t/**', () => undefined)
  await page.goto(atHost(await addressOf(paper), 'en'))
  await page.getByText(paper.record.number, { exact: true }).waitFor()
  expect(await page.getByRole('status').first().textContent()).toBe('This is what the paper says. One moment…')
  await page.close()
})

test('[Q11] a paper whose kiosk has no connection yet is worded as the paper’s own word', async () => {
  const tab = await open(await unheard())
  await says(tab, 'This is what the paper says')
  await tab.page.getByText('ABC-WXYZ123456', { exact: true }).waitFor()
  await tab.page.close()
})

test('[Q11] a broken, foreign or old paper shows no number, in kind words', async () => {
  const address = await unheard()
  const cases: [string, string][] = [
    [address.slice(0, -30), 'We do not find this ticket'],
    [`${server.base}/t/not-a-token#x`, 'We do not find this ticket'],
    [`${address.split('#')[0]}#${(await addressOf(paper)).split('#')[1]}`, 'We do not find this ticket'],
  ]
  for (const [each, words] of cases) {
    const tab = await open(each)
    await says(tab, words)
    expect(await tab.page.locator('bdi').isVisible()).toBe(false)
    await tab.page.close()
  }
})

test('the language is the phone’s and can be changed, and the choice stays', async () => {
  const tab = await open(await addressOf(paper), 'fr')
  await says(tab, 'Vous êtes dans la file')
  await tab.page.getByRole('button', { name: 'العربية' }).click()
  await says(tab, 'أنت في الصف')
  expect(await tab.page.evaluate('document.documentElement.lang + document.documentElement.dir')).toBe('arrtl')
  await tab.page.goto((await addressOf(paper)).replace(/^http:\/\/[^/]+/, server.base))
  await says(tab, 'أنت في الصف')
  await tab.page.close()
})

test('it is whole in each language, for everybody, light and dark, wide and narrow', { timeout: 240_000 }, async () => {
  const pages = [await addressOf(paper), await unheard(), `${server.base}/t/x`]
  for (const language of languages) {
    for (const address of pages) {
      const { page, faults } = await open(address, language, language === 'fr')
      await expect.poll(() => page.getByRole('status').first().textContent()).not.toMatch(/…$/)
      const found = [...faults, ...(await accessibilityFaults(page)), ...(await layoutFaults(page))]
      await page.setViewportSize(NARROW)
      expect([language, address, found, await layoutFaults(page)]).toEqual([language, address, [], []])
      await page.close()
    }
  }
})

test('without an answer the page keeps what it was told, says so, and goes on by itself when there is one', async () => {
  const tab = await open(await addressOf(paper))
  await says(tab, 'You are in the line')
  await server.kill()
  await look(tab)
  await says(tab, 'No answer since')
  await tab.page.getByText(paper.record.number, { exact: true }).waitFor()
  await server.restart()
  await look(tab)
  await expect
    .poll(() => told(tab).allTextContents(), { timeout: 60_000, interval: 500 })
    .not.toContainEqual(expect.stringContaining('No answer since'))
  await tab.page.close()
})

test('[Q11] a visit on the phone: place, letting pass, a sound when called, and a word after it', async () => {
  const { teller } = await openShellBranch(server)
  const tab = await open(await addressOf(paper))
  const { page } = tab
  expect(
    Number(await page.locator('dl div').filter({ hasText: 'Before you' }).locator('dd').textContent()),
  ).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'I cannot wait now' }).click()
  await page.getByRole('button', { name: '3 people' }).click()
  await page.getByText('Nobody stands behind you now').waitFor()
  await page.evaluate('navigator.vibrate = (pattern) => (window.shaken = pattern)')
  await page.getByRole('button', { name: 'Tell me with a sound' }).click()
  expect(await page.getByRole('button', { name: 'Sound is on' }).getAttribute('aria-pressed')).toBe('true')

  const ticket_id = paper.record.ticketId
  await teller('open_counter', 'fact')
  await teller('call_ticket', 'intent', { ticket_id })
  await soonSays(tab, 'It is your turn. Please go to counter')
  expect(await page.evaluate('window.shaken')).toEqual([400, 150, 400, 150, 800])
  await teller('start_service', 'fact', { ticket_id })
  await teller('complete_service', 'fact', { ticket_id })
  await soonSays(tab, 'Your visit is over')
  await page.getByRole('button', { name: 'Very good' }).click()
  await page.getByText('Thank you for your answer').waitFor()
  await page.getByRole('textbox').fill('Quick and kind')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByRole('textbox').waitFor({ state: 'detached' })
  await page.reload()
  await expect.poll(() => page.getByRole('button', { name: 'Very good' }).getAttribute('aria-pressed')).toBe('true')
  expect(tab.faults).toEqual([])
  expect([...(await accessibilityFaults(page)), ...(await layoutFaults(page))]).toEqual([])
  await page.close()
})
