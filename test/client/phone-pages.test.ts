import type { Page, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aJoinAnswer, aJoinService, JOIN_BRANCH } from '../../client/join-page/a-join-answer.ts'
import { aTicket } from '../../client/ticket-page/a-ticket.ts'
import type { PublicTicket } from '../../client/ticket-page/public-ticket.ts'
import { accessibilityFaults } from '../browser/accessibility-faults.ts'
import { layoutFaults } from '../browser/layout-faults.ts'
import { type OpenedBrowser, openBrowser } from '../browser/open-browser.ts'
import { openPhonePage } from './open-phone-page.ts'

/** A desk's window of 1280 × 1024 at 400 %, and the least side that a target may have. */
const ZOOMED = { width: 320, height: 256 }
const TARGET_PX_MIN = 24
/** WCAG 1.4.12. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }'

let browser: OpenedBrowser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

type Answers = { ticket: PublicTicket; away?: boolean }
const CALLED = { state: 'called', counter: '3', called_at: '2026-11-26T10:00:00Z', line: null } as const

async function openTicket(answers: Answers, before = '') {
  const posts: unknown[] = []
  const api = (route: Route): Promise<void> => {
    if (answers.away) return route.fulfill({ status: 503, json: {} })
    if (route.request().method() === 'GET') return route.fulfill({ json: answers.ticket })
    posts.push(route.request().postDataJSON())
    return route.fulfill({ json: { flags: [], on: true } })
  }
  const opened = await openPhonePage(browser.context, { ...{ path: '/t/abc', shell: 'ticket', api }, before })
  await opened.page.getByText(answers.ticket.number).waitFor()
  return { ...opened, posts }
}
async function openJoin(api: (route: Route) => Promise<void>, before = '') {
  return openPhonePage(browser.context, { ...{ path: `/join/${JOIN_BRANCH}`, shell: 'join', api }, before })
}
/** As when the phone is taken out of the pocket: the page asks at once. */
const look = (page: Page) => page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
const focused = (page: Page) => page.evaluate('document.activeElement.textContent || document.activeElement.name')
/** What was put into the alert since: the same words again, too. */
const HEAR = `window.heard = []; new MutationObserver((all) => {
  for (const each of all) for (const node of each.addedNodes) window.heard.push(node.textContent)
}).observe(document.querySelector('[role=alert]'), { childList: true })`
const plain = (text: unknown) => String(text).replaceAll(/[\u2068\u2069]/g, '')

/** Every target that is smaller than a finger's least, by its name. */
const smallTargets = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('button, a, input, select, textarea')].flatMap((each) => {
    const { width, height } = each.getBoundingClientRect()
    return Math.min(width, height) < ${TARGET_PX_MIN} ? [each.textContent || each.name] : []
  })`)
async function expectFit(page: Page): Promise<void> {
  expect(await smallTargets(page)).toEqual([])
  await page.setViewportSize(ZOOMED)
  expect(await layoutFaults(page)).toEqual([])
  await page.addStyleTag({ content: SPACED })
  expect(await layoutFaults(page)).toEqual([])
}

test('[TP13] [TP14] a call is heard once, again when it is repeated, and not because answers stop and come again', async () => {
  const answers: Answers = { ticket: aTicket() }
  const { page, faults } = await openTicket(answers)
  expect(await page.title()).toMatch(/^A-048 · You are in the line/)
  await page.evaluate(HEAR)
  const heard = () => page.evaluate<string[]>('window.heard').then((all) => all.map(plain))
  const WORDS = 'It is your turn. Please go to counter 3.'
  answers.ticket = aTicket(CALLED)
  await look(page)
  await expect.poll(heard).toEqual([WORDS])
  expect(await page.getByRole('status').first().textContent()).toBe('')
  expect(plain(await page.title())).toBe(`${WORDS} · A-048`)
  answers.away = true
  await look(page)
  await page.getByRole('status').filter({ hasText: 'No answer since' }).waitFor()
  answers.away = false
  await look(page)
  await page.getByText('No answer since').waitFor({ state: 'hidden' })
  expect(await heard()).toEqual([WORDS])
  answers.ticket = aTicket({ ...CALLED, recalls: 1 })
  await look(page)
  await expect.poll(heard).toEqual([WORDS, WORDS])
  expect([...faults, ...(await accessibilityFaults(page))]).toEqual([])
  await page.close()
})

test('[TP15] by keyboard alone the line is nearly left, and left, without the focus being lost', async () => {
  const { page, posts, faults } = await openTicket({ ticket: aTicket() })
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
    return focused(page)
  }
  // Three languages, the sound, and this.
  expect(await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab')).toBe('I cannot wait now')
  expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
  await press('Enter')
  expect(await press('Tab', 'Tab', 'Tab', 'Tab')).toBe('Leave the line')
  expect(await press('Enter')).toBe('Leave the line? Your number is then given up.')
  expect(await press('Tab', 'Tab')).toBe('Stay in the line')
  expect(await press('Enter')).toBe('I cannot wait now')
  await press('Enter', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter')
  expect(await press('Tab')).toBe('Yes, leave')
  await press('Enter')
  await expect.poll(() => posts).toMatchObject([{ wish: 'leave' }])
  expect(await page.evaluate('document.activeElement.className')).toBe('actions')
  expect(faults).toEqual([])
  await page.close()
})

test('[TP15] words that somebody is writing stay when another face is tapped and in another language', async () => {
  const { page } = await openTicket({ ticket: aTicket({ state: 'completed', line: null }) })
  await page.getByRole('button', { name: 'Good', exact: true }).click()
  await page.getByRole('textbox').fill('Quick')
  await page.getByRole('button', { name: 'Fair' }).click()
  await page.getByRole('button', { name: 'Français' }).click()
  expect(await page.getByRole('textbox').inputValue()).toBe('Quick')
  await page.close()
})

/** A browser with a push service that takes everybody, and no dialog. */
const PUSHED = `
  Notification.requestPermission = async () => 'granted'
  window.workers = []
  const subscription = { endpoint: 'https://push.example/1', toJSON: () => ({ endpoint: 'https://push.example/1', keys: {} }) }
  const worker = {
    active: {}, scope: location.origin + '/t/abc',
    pushManager: { subscribe: async () => subscription, getSubscription: async () => subscription },
    unregister: async () => window.workers.push('none'),
  }
  navigator.serviceWorker.register = async (url) => (window.workers.push(url), worker)
  navigator.serviceWorker.getRegistration = async () => worker`

test('[TP12] [TP17] a notice goes with the sound, in the tenant’s digits, and ends with it', async () => {
  const ticket = aTicket({ digits: 'arab', push_key: 'BAAA' })
  const { page, posts, faults } = await openTicket({ ticket }, PUSHED)
  await page.getByRole('button', { name: 'Tell me with a sound' }).click()
  await page.getByText('If you close it, your phone shows a notice').waitFor()
  expect(posts).toMatchObject([{ on: true, language: 'en' }])
  await page.getByRole('button', { name: 'Sound is on' }).click()
  await expect.poll(() => posts[1]).toEqual({ on: false, endpoint: 'https://push.example/1' })
  expect(await page.evaluate('window.workers')).toEqual([
    expect.stringMatching(/\/assets\/ticket-page-worker-[\w-]+\.js\?digits=arab$/),
    'none',
  ])
  expect(faults).toEqual([])
  await page.close()
})

test.each([
  ['waiting', { line: { ahead: 112, wait: { from_minutes: 95, to_minutes: 140 } } }, 'I cannot wait now'],
  ['called', CALLED, undefined],
  ['missed', { state: 'no_show', line: null }, undefined],
  ['served', { state: 'completed', line: null }, 'Good'],
  ['of a long number', { number: 'ABC-WXYZ123456' }, undefined],
] as const)(
  'a ticket that is %s can be read four times as large and spaced out, and every target met',
  async (_, more, name) => {
    const { page } = await openTicket({ ticket: aTicket(more) })
    if (name !== undefined) await page.getByRole('button', { name, exact: true }).click()
    expect(await accessibilityFaults(page)).toEqual([])
    await expectFit(page)
    await page.close()
  },
)

const branch = aJoinAnswer({
  arrival: 'proof',
  takes_position: true,
  services: [aJoinService({ asks_contact: true }), aJoinService({ id: JOIN_BRANCH.replace('6666', '6667') })],
})
const HELD = `localStorage.setItem('blesaf.joined', '[{"branch":"${JOIN_BRANCH}","token":"abc","number":"A-048"}]')`

test('[JP1] [JP2] a phone number that is none is named by its field; by keyboard alone one joins', async () => {
  const { page, faults } = await openJoin((route) =>
    route.request().method() === 'GET'
      ? route.fulfill({ json: branch })
      : route.fulfill({ status: 409, json: { code: 'walk_ins_first', message: 'Later, please.' } }),
  )
  await page.getByRole('radio').first().waitFor()
  await page.getByRole('button', { name: 'English' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe('phone')
  await page.keyboard.type('call me')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const field = page.getByRole('textbox', { name: 'Phone number' })
  await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true')
  expect(await focused(page)).toBe('phone')
  expect(await page.getByRole('alert').getAttribute('id')).toBe(await field.getAttribute('aria-describedby'))
  await field.fill('20 123 456')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'Later, please.' }).waitFor()
  expect(await focused(page)).toBe('Join the line')
  expect([...faults, ...(await accessibilityFaults(page))]).toEqual([])
  await expectFit(page)
  await page.close()
})

test('[JP1] [JP4] [JP6] a code that is not the display’s is named by its field, in words of its own', async () => {
  const typed: unknown[] = []
  const { page, faults } = await openJoin((route) => {
    if (route.request().method() !== 'GET') {
      typed.push(route.request().postDataJSON())
      return route.fulfill({ status: 409, json: { code: 'code_wrong', message: 'Of all kinds.' } })
    }
    const awaited = aTicket({ state: 'parked', awaited_by: JOIN_BRANCH })
    return route.fulfill({ json: route.request().url().includes('/api/t/') ? awaited : branch })
  }, HELD)
  const field = page.getByRole('textbox', { name: 'Code on the display' })
  await field.fill('AB١٢CD')
  expect(await page.title()).toBe('Your ticket A-048 · Jasmine')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').filter({ hasText: 'It changes every half minute' }).waitFor()
  expect([await field.getAttribute('aria-invalid'), await focused(page)]).toEqual(['true', 'code'])
  expect(typed).toEqual([{ code: 'AB12CD' }])
  expect([...faults, ...(await accessibilityFaults(page))]).toEqual([])
  await expectFit(page)
  await page.close()
})

/** The page asks again after 20 s; here sooner. */
const SOONER = 'const after = setTimeout; window.setTimeout = (then, ms) => after(then, ms === 20000 ? 200 : ms)'

test('[JP2] [JP3] what says the same is not drawn anew; what says something else takes the focus from nobody', async () => {
  let [asked, waiting] = [0, 3]
  const { page, faults } = await openJoin((route) => {
    asked += 1
    const service = aJoinService({ asks_contact: true, waiting })
    return route.fulfill({
      json: aJoinAnswer({ services: [service], server_time: `2026-11-27T09:00:0${asked % 10}Z` }),
    })
  }, SOONER)
  await page.getByRole('radio').check()
  const join = page.getByRole('button', { name: 'Join the line' })
  await join.focus()
  await page.evaluate("document.querySelector('fieldset').dataset.drawn = 'before'")
  const seen = asked
  await expect.poll(() => asked).toBeGreaterThan(seen + 2)
  expect(await page.getByRole('group').getAttribute('data-drawn')).toBe('before')
  waiting = 4
  await page.getByText('4 people waiting').waitFor()
  expect(await focused(page)).toBe('Join the line')
  // Beneath who types nothing moves.
  await page.getByRole('textbox').focus()
  waiting = 5
  const [later, typed] = [asked, page.getByText('5 people waiting')]
  await expect.poll(() => asked).toBeGreaterThan(later + 2)
  expect(await typed.count()).toBe(0)
  expect(faults).toEqual([])
  await page.close()
})

test('[JP5] a name that is not given in this language stands in another one, and says in which', async () => {
  const services = [aJoinService({ names: { fr: 'Caisse' } })]
  const { page } = await openJoin((route) => route.fulfill({ json: aJoinAnswer({ services }) }))
  expect(await page.getByText('Caisse').getAttribute('lang')).toBe('fr')
  await page.close()
})
