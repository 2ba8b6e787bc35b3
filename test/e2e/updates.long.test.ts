import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { eventually } from '../jobs/eventually.ts'
import { buildLater, OLDER } from './built-clients.ts'
import { type KioskWorld, openKioskWorld } from './kiosk-world.ts'
import { readTable } from './page-disk.ts'

vi.setConfig({ testTimeout: 150_000, hookTimeout: 200_000 })

/** One kiosk lives through all of this, in this order. */
let kiosk: KioskWorld
let newer = ''
/** Longer than a page waits between two looks at whether nobody minds. */
const WAITED_MS = 6_500
/** A few looks of the page, and on a machine with much else to do the time in which a worker reads and keeps every file. */
const APPLIED_MS_MAX = 45_000

beforeAll(async () => {
  newer = await buildLater('newer')
  kiosk = await openKioskWorld()
})
// One that failed must not take the next ones with it.
afterEach(async () => {
  kiosk.front.away('nothing')
  kiosk.front.captive(false)
  await kiosk.closePages()
})
afterAll(() => kiosk?.close())

const entryOf = (folder: string) =>
  /src="(\/assets\/[^"]+)"/.exec(readFileSync(join(folder, 'shells/kiosk.html'), 'utf8'))?.[1] ?? ''
const isOf = async (page: Page, folder: string) =>
  (await page.evaluate(`document.querySelector('script[type=module]')?.getAttribute('src')`)) === entryOf(folder)
const becomes = (page: Page, folder: string) =>
  eventually('the page is of that version', () => isOf(page, folder).catch(() => false), APPLIED_MS_MAX).catch(
    async (error: Error) => {
      throw new Error(`${error.message}; ${await standing(page)}`, { cause: error })
    },
  )
/** How far the change of the workers has come, and what it waits for. */
const standing = (page: Page) =>
  Promise.race([
    page.evaluate<string>(`(async () => {
      const { installing, waiting, active } = await navigator.serviceWorker.getRegistration();
      const { held } = await navigator.locks.query();
      const entryOf = (text) => /src="(\\/assets\\/[^"]+)"/.exec(text)?.[1];
      return JSON.stringify({
        ...{ installing: installing?.state, waiting: waiting?.state, active: active?.state },
        shown: entryOf(document.documentElement.outerHTML),
        kept: entryOf(await (await fetch('/kiosk')).text()),
        locks: held.map(({ name }) => name),
      });
    })()`),
    sleep(5_000, 'the page itself does not answer'),
  ])
/** As the browser itself does now and then; the worker of the other version is installed when this resolves. */
const lookForUpdate = async (page: Page) => {
  await page.evaluate(`navigator.serviceWorker.ready.then((each) => each.update()).then(() => undefined)`)
  await eventually('the other version waits', () =>
    page.evaluate<boolean>(`navigator.serviceWorker.ready.then(({ waiting }) => waiting !== null)`),
  )
}
const pendingIds = async (page: Page) =>
  (await readTable(page, 'outbox')).filter(({ outcome }) => outcome === undefined).map(({ id }) => id)

test('a newer version waits until the ticket is taken, finds the outbox as it was, and sends it', async () => {
  const { page, faults } = await kiosk.open()
  await kiosk.issue(page)
  await kiosk.done(page)
  await kiosk.sent(page)
  kiosk.front.away('api')
  const waiting = [await kiosk.issue(page)]
  await kiosk.done(page)
  waiting.push(await kiosk.issue(page))
  const before = await pendingIds(page)
  expect(before).toHaveLength(2)

  kiosk.front.serve(newer)
  await lookForUpdate(page)
  await sleep(WAITED_MS)
  expect(await isOf(page, OLDER)).toBe(true)
  expect(await page.getByText(waiting[1] ?? '').count()).toBe(1)
  await kiosk.done(page)
  await becomes(page, newer)
  await page.getByText('Touch the screen').waitFor()
  expect(await pendingIds(page)).toEqual(before)

  kiosk.front.away('nothing')
  await kiosk.sent(page)
  for (const number of waiting) expect(await kiosk.ticket(number)).toMatchObject({ state: 'waiting' })
  expect(faults.filter((fault) => !fault.includes('Failed to load resource'))).toEqual([])
  await page.close()
})

test('rolled back, the older version goes on with the same disk and sends what the newer one wrote', async () => {
  const { page } = await kiosk.open()
  expect(await isOf(page, newer)).toBe(true)
  await page.getByText('Touch the screen').waitFor()
  kiosk.front.away('api')
  const written = await kiosk.issue(page)
  const before = await pendingIds(page)
  kiosk.front.serve(OLDER)
  await lookForUpdate(page)
  await kiosk.done(page)
  await becomes(page, OLDER)
  await page.getByText('Touch the screen').waitFor()
  expect(await pendingIds(page)).toEqual(before)
  const next = await kiosk.issue(page)
  expect(next).not.toBe(written)
  kiosk.front.away('nothing')
  await kiosk.sent(page)
  for (const number of [written, next]) expect(await kiosk.ticket(number)).toMatchObject({ state: 'waiting' })
  await page.close()
})

test('[LE3] of two tabs the older one waits for its person, both write, and in the end both are of the newer version', async () => {
  const { page: older } = await kiosk.open()
  const shown = await kiosk.issue(older)
  const loads: string[] = []
  older.on('load', () => loads.push('older'))
  kiosk.front.serve(newer)
  // As after a reload that a person forces: past the worker, from the server.
  const page = await kiosk.browser.context.newPage()
  const session = await kiosk.browser.context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setBypassServiceWorker', { bypass: true })
  await page.goto(kiosk.address('/kiosk?lang=en'))
  await page.getByText('Touch the screen').waitFor()
  expect([await isOf(older, OLDER), await isOf(page, newer)]).toEqual([true, true])
  await session.send('Network.setBypassServiceWorker', { bypass: false })
  const beside = await kiosk.issue(page)
  await sleep(WAITED_MS)
  expect(await isOf(older, OLDER)).toBe(true)
  expect(await older.getByText(shown).count()).toBe(1)
  await kiosk.done(page)
  await kiosk.done(older)
  await becomes(older, newer)
  await becomes(page, newer)
  await older.getByText('Touch the screen').waitFor()
  const after = await kiosk.issue(older)
  await kiosk.sent(older)
  for (const number of [shown, beside, after]) expect(await kiosk.ticket(number)).toMatchObject({ state: 'waiting' })
  const leaders = await page.evaluate<number>(
    `navigator.locks.query().then(({ held }) => held.filter(({ name }) => name.endsWith(' leader')).length)`,
  )
  expect(leaders).toBe(1)
  // Once for the tab that asked, once for the worker; never in circles.
  expect(loads.length).toBeLessThanOrEqual(2)
  await older.close()
  await page.close()
})

test('what answers for the server half-way is never kept in the place of a version', async () => {
  const { page } = await kiosk.open()
  await page.getByText('Touch the screen').waitFor()
  kiosk.front.serve(OLDER)
  kiosk.front.captive('files')
  const failed = await page.evaluate(`navigator.serviceWorker.ready
    .then((each) => each.update())
    .then(({ installing }) => new Promise((resolve) => {
      installing.addEventListener('statechange', () => resolve(installing.state));
    }))`)
  expect(failed).toBe('redundant')
  await page.reload()
  await page.getByText('Touch the screen').waitFor()
  expect(await isOf(page, newer)).toBe(true)
  const kept = await page.evaluate(`caches.keys()
    .then((names) => Promise.all(names.map((name) => caches.open(name))))
    .then((all) => Promise.all(all.map((each) => each.matchAll())))
    .then((found) => Promise.all(found.flat().map((each) => each.text())))
    .then((texts) => texts.filter((text) => text.includes('Welcome to our network')).length)`)
  expect(kept).toBe(0)
  // The network is there again: the very same page hears of the version that failed before.
  kiosk.front.captive(false)
  await lookForUpdate(page)
  await becomes(page, OLDER)
  await page.close()
})

test('the policy of each page holds when the worker answers in the place of the server', async () => {
  kiosk.front.away('all')
  for (const [path, compiles] of [
    ['/kiosk', false],
    ['/teller', true],
    ['/', false],
  ] as const) {
    const page = await kiosk.browser.context.newPage()
    const reports: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) reports.push(message.text())
    })
    const answer = await page.goto(kiosk.address(`${path}?lang=en`))
    expect(answer?.fromServiceWorker()).toBe(true)
    const policy = (await answer?.headerValue('content-security-policy')) ?? ''
    expect(policy).toContain("script-src 'self'")
    expect(policy.includes("'wasm-unsafe-eval'")).toBe(compiles)
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(reports).toEqual([])
    await page.close()
  }
  kiosk.front.away('nothing')
})

test('timers run in a worker of their own under that policy', async () => {
  const { page } = await kiosk.open()
  await page.getByText('Touch the screen').waitFor()
  // Told to the test a moment after the page has it.
  const worker = await eventually('a worker', async () => page.workers()[0])
  expect(worker.url()).toMatch(/\/assets\/timer-worker-[\w-]+\.js$/)
  expect(await worker.evaluate('1 + 1')).toBe(2)
  await page.close()
})
