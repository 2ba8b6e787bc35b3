import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { weakWrites } from '../../client/device/store/weak-writes.ts'
import type { Language } from '../../sync/words/language.ts'
import { eventually } from '../jobs/eventually.ts'
import { type AloneWorld, openAloneWorld } from './alone-world.ts'
import { beginIn, firstChoice, isInvited, isKeptWhole, isOn, takeTicket } from './at-the-counter.ts'
import { isCarried, readTable } from './page-disk.ts'
import { textIn } from './text-in.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 400_000 })

const HOUR_MS = 3_600_000
const SENT_MS_MAX = 40_000
const FAST_TICKETS = 10

/** One kiosk's day with the server dead, in this order. */
let world: AloneWorld
let page: Page
let diedAt: Date
/** What customers were shown, in the order of their taps. */
const given: string[] = []

beforeAll(async () => {
  world = await openAloneWorld()
  page = await world.switchOn()
})
afterAll(() => world?.close())

/** The first service asks for a phone number, which nobody has to leave. */
const service = () => firstChoice(page)

const withoutPhone = (language: Language) =>
  page.getByRole('button', { name: textIn('kiosk-flow', language, 'no_phone') })

async function done(language: Language): Promise<string> {
  const number = await page.locator('output').innerText()
  await page.getByRole('button', { name: textIn('kiosk-paper', language, 'done') }).click()
  await isInvited(page)
  return number
}

async function takeIn(language: Language): Promise<string> {
  await beginIn(page, language)
  await service().click()
  await withoutPhone(language).click()
  return done(language)
}

/** The numbers of all tickets that lie on the disk. */
async function onDisk(): Promise<string[]> {
  const rows = await readTable(page, 'outbox')
  return rows.filter(({ name }) => name === 'issue_ticket').map(({ args }) => String(args.number))
}

const moveClock = (ms: number) => page.evaluate(`(() => { const now = Date.now; Date.now = () => now() + ${ms} })()`)

test('[NU2] the server dies, the kiosk’s computer is started anew, and tickets go on from the disk alone', async () => {
  await isOn(page, 'live')
  given.push(await takeTicket(page))
  await isKeptWhole(page)
  diedAt = await world.now()
  await world.server.kill()
  await world.switchOff()
  page = await world.switchOn()
  given.push(await takeTicket(page))
  await isOn(page, 'isolated')
})

test('[Q7] whoever reads Arabic, French or English gets a ticket alone, and the kiosk speaks its own language again', async () => {
  for (const language of ['ar', 'fr', 'en'] as const) given.push(await takeIn(language))
  expect(new Set(given).size).toBe(given.length)
})

test('[OB3] ten customers as fast as hands go, each tapping twice: ten tickets', async () => {
  const before = await onDisk()
  for (let customer = 0; customer < FAST_TICKETS; customer += 1) {
    await beginIn(page, 'en')
    await service().click()
    await withoutPhone('en').evaluate((button: { click(): void }) => {
      button.click()
      button.click()
    })
    given.push(await done('en'))
  }
  const added = (await onDisk()).filter((number) => !before.includes(number))
  expect(added).toHaveLength(FAST_TICKETS)
  expect(given.slice(-FAST_TICKETS).sort()).toEqual(added.sort())
})

type InPage = { click(): void; readonly ownerDocument: { readonly location: { reload(): void } } }

/** In the page itself: a way through the test would take longer than the write. */
const tapAndDie = (button: Locator, afterMs: number | undefined) =>
  button.evaluate((element: InPage, ms) => {
    const { location } = element.ownerDocument
    element.click()
    if (ms === undefined) location.reload()
    else setTimeout(() => location.reload(), ms)
  }, afterMs)

test('[I1] [SL4] a page that dies in the middle of a tap leaves one ticket, which is shown again, or none, and no number comes twice', async () => {
  for (const afterMs of [undefined, 0, 1, 4, 20]) {
    await beginIn(page, 'en')
    await service().click()
    const before = await onDisk()
    const loaded = page.waitForEvent('load')
    await tapAndDie(withoutPhone('en'), afterMs)
    await loaded
    const added = (await onDisk()).filter((number) => !before.includes(number))
    expect(added.length, `after ${afterMs} ms`).toBeLessThanOrEqual(1)
    // Its customer stands there still: the same ticket is before them again.
    if (added.length > 0) expect([await done('en')]).toEqual(added)
    given.push(...added)
    given.push(await takeTicket(page))
  }
  expect(new Set(given).size).toBe(given.length)
})

test.each([
  ['back by three hours', -3 * HOUR_MS],
  ['on by forty minutes', (2 * HOUR_MS) / 3],
])('[NU2] somebody sets the clock %s: the next numbers are as new as ever', async (_, ms) => {
  given.push(await takeTicket(page))
  await moveClock(ms)
  given.push(await takeTicket(page))
  // Set right again, with the page's own time begun anew.
  await page.reload()
  given.push(await takeTicket(page))
  expect(new Set(given).size).toBe(given.length)
})

test('[I1] the server comes back: every ticket is there once, in the language of its customer and at an hour that was', async () => {
  expect((await onDisk()).filter((number) => !given.includes(number))).toEqual([])
  await world.server.restart()
  const isSettled = async () =>
    (await isCarried(page)) && (await readTable(page, 'outbox')).every(({ outcome }) => outcome !== undefined)
  await eventually('everything is sent', isSettled, SENT_MS_MAX)
  expect((await readTable(page, 'outbox')).map(({ outcome }) => outcome?.kind)).toEqual(given.map(() => 'applied'))
  const [arrived, now] = [await world.arrived(), await world.now()]
  expect(arrived.map(({ number }) => number)).toEqual([...given].sort())
  expect(arrived.filter(({ language }) => language === 'ar')).toHaveLength(1)
  expect(arrived.filter(({ language }) => language === 'fr')).toHaveLength(1)
  const [first, ...alone] = [...arrived].sort((one, other) => given.indexOf(one.number) - given.indexOf(other.number))
  expect(first?.queued_at.getTime()).toBeLessThanOrEqual(diedAt.getTime())
  for (const { number, queued_at } of alone) {
    expect([number, queued_at >= diedAt, queued_at <= now]).toEqual([number, true, true])
  }
})

test('[ST1] in all that day nothing that a person did was asked of the disk but for good', () => {
  const written = new Set(
    world.writes.flatMap(({ table, row }) =>
      table === 'commits' && Array.isArray(row) ? row.map((change) => change.table) : [table],
    ),
  )
  for (const table of ['cabinet', 'meta', 'outbox', 'places', 'numbers', 'prints', 'base', 'positions'])
    expect(written).toContain(table)
  expect(weakWrites(world.writes)).toEqual([])
})
