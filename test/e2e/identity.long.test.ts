import { TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findFreePort } from '../../server/postgres/find-free-port.ts'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openTab, type Tab } from '../browser/open-tab.ts'
import { RealProvider } from '../oidc/real-provider.ts'
import { type E2eServer, openE2eServer } from './e2e-server.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 200_000 })

const CLIENT = { client_id: 'blesaf', client_secret: 'a secret of the client' }
/** So many ask for a link of one mailbox before work is wanted. */
const FORGOTTEN_SOFT = 6

type Person = { name: string; role: string; email: string }
type Bank = { slug: string; branches: { people: Person[] }[] }

/** A demonstration, a provider of one of its banks, and one browser live through all of this, in this order. */
let server: E2eServer
let provider: RealProvider
let browser: OpenedBrowser
let bank: Bank
let admin: Person
let teller: Person
let password = ''
let recoveryCode = ''

beforeAll(async () => {
  const port = await findFreePort()
  provider = await RealProvider.start([CLIENT], `http://localhost:${port}/sign-in/oidc`)
  const environment = { DEMO: '1', PORT: String(port), OIDC_ISSUERS: provider.issuer }
  ;[server, browser] = await Promise.all([openE2eServer(environment), openBrowser()])
  const demo = (await (await fetch(`${server.base}/api/demo`)).json()) as { password: string; banks: Bank[] }
  const [first] = demo.banks
  const people = first?.branches.flatMap((branch) => branch.people) ?? []
  const of = (role: string) => people.find((person) => person.role === role)
  const [someAdmin, someTeller] = [of('admin'), of('teller')]
  if (first === undefined || someAdmin === undefined || someTeller === undefined) throw new Error('a bank has both')
  ;[bank, admin, teller, password] = [first, someAdmin, someTeller, demo.password]
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await provider?.stop()
})

async function ask<Body>(path: string, method: string, body: unknown, token = ''): Promise<Body> {
  const headers = { 'content-type': 'application/json', ...(token !== '' && { authorization: `Bearer ${token}` }) }
  const answer = await fetch(`${server.base}${path}`, { method, headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Body
}
async function adminToken(): Promise<string> {
  const typed = { tenant: bank.slug, email: admin.email, password }
  return (await ask<{ access_token: string }>('/api/sign-in', 'POST', typed)).access_token
}
const openSignIn = (): Promise<Tab> => openTab(browser.context, `${server.base}/sign-in?lang=en&tenant=${bank.slug}`)
const type = ({ page }: Tab, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
const press = ({ page }: Tab, name: string) => page.getByRole('button', { name, exact: true }).click()
async function signOut({ page }: Tab): Promise<void> {
  await browser.context.clearCookies()
  await page.evaluate('localStorage.clear()')
  await page.close()
}

test('[ID11] a person goes to the provider of the organisation and comes back signed in', async () => {
  const token = await adminToken()
  await ask('/api/security/oidc', 'PUT', { ...CLIENT, issuer: provider.issuer, is_enabled: true, version: 0 }, token)
  const tab = await openSignIn()
  // Whom the browser is at the provider; everything else on the way is the provider's own.
  const account = { sub: 'subject-1', email: teller.email, email_verified: true }
  await tab.page.route(
    `${provider.issuer}/auth?*`,
    async (route) => {
      const url = new URL(route.request().url())
      url.searchParams.set('login_hint', JSON.stringify(account))
      await route.fulfill({ status: 302, headers: { location: url.href } })
    },
    { times: 1 },
  )
  await press(tab, 'With the account of my organisation')
  await tab.page.waitForURL('**/teller')
  const session = await tab.page.evaluate(`localStorage.getItem('blesaf.session')`)
  expect(session).toMatch(/^[0-9a-f-]{36}$/)
  expect(tab.page.url()).not.toContain('code=')
  expect(tab.faults).toEqual([])
  await signOut(tab)
})

test('[ID11] coming back without having gone is said, and offers the door', async () => {
  const tab = await openTab(browser.context, `${server.base}/sign-in/oidc?lang=en&code=x&state=y`)
  await tab.page.getByText('was not begun in this window').waitFor()
  await tab.page.getByRole('link', { name: 'Sign in' }).click()
  await tab.page.getByLabel('E-mail', { exact: true }).waitFor()
  await tab.page.close()
})

test('[ID10] where the organisation wants a second step, it is set up before anything else', async () => {
  const token = await adminToken()
  const { version } = (await (
    await fetch(`${server.base}/api/security`, { headers: { authorization: `Bearer ${token}` } })
  ).json()) as { version: number }
  await ask('/api/security', 'PATCH', { version, totp_for_admins: true }, token)
  const tab = await openSignIn()
  await type(tab, 'E-mail', admin.email)
  await type(tab, 'Password', password)
  await press(tab, 'Sign in')
  await tab.page.getByRole('heading', { name: 'Set up a second step' }).waitFor()
  await type(tab, 'Password', password)
  await press(tab, 'Go on')
  const secret = (await tab.page.locator('output').textContent())?.trim() ?? ''
  await tab.page.locator('img[src^="data:image/svg"]').waitFor()
  await type(tab, 'Code', '000000')
  await press(tab, 'Set up')
  await tab.page.getByText('This code or link is wrong').waitFor()
  expect(await accessibilityFaults(tab.page)).toEqual([])
  await type(tab, 'Code', new TOTP({ secret }).generate())
  await press(tab, 'Set up')
  await tab.page.getByRole('heading', { name: 'Recovery codes' }).waitFor()
  recoveryCode =
    ((await tab.page.locator('main').textContent()) ?? '').match(/[A-Z0-9]{4,}(?:-[A-Z0-9]{4,})+/)?.[0] ?? ''
  expect(recoveryCode).not.toBe('')
  await press(tab, 'Go on')
  await tab.page.waitForURL('**/admin')
  expect(tab.faults).toEqual([])
  await signOut(tab)
})

test('[ID10] from then on the door asks for it, and a recovery code opens it once', async () => {
  const tab = await openSignIn()
  await type(tab, 'E-mail', admin.email)
  await type(tab, 'Password', password)
  await press(tab, 'Sign in')
  await type(tab, 'Code', recoveryCode)
  await press(tab, 'Sign in')
  await tab.page.waitForURL('**/admin')
  await tab.page.getByText(admin.name).waitFor()
  await signOut(tab)
})

test('[ID16] after many questions a browser does the work that is wanted, and the question is answered', async () => {
  const body = { tenant: bank.slug, email: teller.email }
  for (let count = 0; count < FORGOTTEN_SOFT; count += 1) await ask('/api/password/forgot', 'POST', body)
  await expect(ask('/api/password/forgot', 'POST', body)).rejects.toThrow('428')
  const tab = await openSignIn()
  await press(tab, 'I forgot my password')
  await type(tab, 'E-mail', teller.email)
  const statuses: number[] = []
  tab.page.on('response', (answer) => {
    if (answer.url().endsWith('/api/password/forgot')) statuses.push(answer.status())
  })
  await press(tab, 'Ask for a link')
  await tab.page.getByText('a link is on its way').waitFor()
  expect(statuses).toEqual([428, 202])
  expect(tab.faults).toEqual([])
  await tab.page.close()
})
