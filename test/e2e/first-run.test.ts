import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab, type Tab } from '../browser/open-tab.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'

/** One installation from its first start on; the tests follow each other. */
let server: E2eServer
let browser: OpenedBrowser
let tab: Tab
let invitation = ''

const PASSWORD = 'tangerine-harbour-9'
const ADMIN_PASSWORD = 'lantern-meadow-42'

beforeAll(async () => {
  ;[server, browser] = await Promise.all([openE2eServer(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const field = (label: string) => tab.page.getByLabel(label, { exact: true })
const press = (name: string) => tab.page.getByRole('button', { name, exact: true }).click()

test('[PE1] without the token the page says where it stands', async () => {
  tab = await openTab(browser.context, `${server.base}/setup?lang=en`)
  await tab.page.getByText('“First run”').waitFor()
  await tab.page.close()
})

test('[PE1] the address of the terminal makes the operator, and is gone from the address at once', async () => {
  const link = /First run: (\S+)/.exec(server.words())?.[1] ?? ''
  tab = await openTab(browser.context, link.replace('/setup', '/setup?lang=en'))
  await field('Your name').fill('Amira')
  await field('E-mail').fill('amira@example.tn')
  await field('Password').fill('short')
  expect(new URL(tab.page.url()).hash).toBe('')
  await press('Create my account')
  await tab.page.getByText('This password is too easy to guess').waitFor()
  expect(await accessibilityFaults(tab.page)).toEqual([])
  await field('Password').fill(PASSWORD)
  await press('Create my account')
  await tab.page.getByRole('heading', { name: 'The first organisation' }).waitFor()
})

test('the operator adds an organisation and gets the link of its administrator', async () => {
  await press('Add the organisation')
  expect(await tab.page.getByText('Please fill this in.').count()).toBe(6)
  await field('Short name').fill('my-bank')
  await field('Name in Arabic').fill('مصرفي')
  await field('Name in French').fill('Ma banque')
  await field('Name in English').fill('My bank')
  await field('Name of the administrator').fill('Sonia')
  await field('E-mail of the administrator').fill('sonia@example.tn')
  await press('Add the organisation')
  await tab.page.getByText('My bank').waitFor()
  invitation = (await tab.page.getByText(`${server.base}/password#`).textContent()) ?? ''
  expect(await accessibilityFaults(tab.page)).toEqual([])
  expect(tab.faults).toEqual([])
  await tab.page.close()
})

test('a second visit finds the operator signed in; the token serves nobody any more', async () => {
  tab = await openTab(browser.context, `${server.base}/setup?lang=en`)
  await tab.page.getByRole('heading', { name: 'The first organisation' }).waitFor()
  await tab.page.close()
})

test('[ID9] the administrator chooses a password by the link, once, and signs in', async () => {
  tab = await openTab(browser.context, invitation.replace('/password', '/password?lang=fr'))
  await field('Nouveau mot de passe').fill(ADMIN_PASSWORD)
  await press('Choisir')
  await tab.page.getByText('Votre mot de passe est enregistré.').waitFor()
  await tab.page.getByRole('link', { name: 'Se connecter' }).click()
  await field('Organisation').fill('my-bank')
  await field('E-mail').fill('sonia@example.tn')
  await field('Mot de passe').fill('wrong-password-1')
  await press('Se connecter')
  await tab.page.getByText('Les informations ne correspondent pas').waitFor()
  await field('Mot de passe').fill(ADMIN_PASSWORD)
  await press('Se connecter')
  await tab.page.waitForURL('**/admin')
  await tab.page.getByText('Sonia').waitFor()
  expect(tab.faults).toEqual([])
})

test('a session comes back after the page was closed, is listed, and ends here and everywhere', async () => {
  await tab.page.close()
  const other = await openBrowser()
  const elsewhere = await openTab(other.context, `${server.base}/sign-in?tenant=my-bank&lang=en`)
  await elsewhere.page.getByLabel('E-mail', { exact: true }).fill('sonia@example.tn')
  await elsewhere.page.getByLabel('Password', { exact: true }).fill(ADMIN_PASSWORD)
  await elsewhere.page.keyboard.press('Enter')
  await elsewhere.page.waitForURL('**/admin')

  tab = await openTab(browser.context, `${server.base}/sessions?lang=en`)
  await tab.page.getByText('Here', { exact: true }).waitFor()
  expect(await tab.page.getByRole('listitem').count()).toBe(2)
  expect(await accessibilityFaults(tab.page)).toEqual([])
  await press('End')
  await tab.page.getByText('Ended.').waitFor()
  expect(await tab.page.getByRole('listitem').count()).toBe(1)
  await elsewhere.page.goto(`${server.base}/sessions`)
  await elsewhere.page.getByText('Sign in to see where').waitFor()
  await other.close()

  await press('Sign out everywhere')
  await tab.page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click()
  await tab.page.getByText('Sign in to see where').waitFor()
  await tab.page.reload()
  await tab.page.getByText('Sign in to see where').waitFor()
  await tab.page.close()
})

test('[ID9] who forgot a password asks for a link, and is told the same whoever it is', async () => {
  tab = await openTab(browser.context, `${server.base}/sign-in?lang=ar`)
  await press('نسيت كلمة العبور')
  await field('المؤسسة').fill('my-bank')
  await field('البريد الإلكتروني').fill('nobody@example.tn')
  await press('طلب الرابط')
  await tab.page.getByText('فالرابط في الطريق').waitFor()
  expect(tab.faults).toEqual([])
  await tab.page.close()
})
