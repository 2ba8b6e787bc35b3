import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { languages } from '../../sync/words/language.ts'
import { type KioskWorld, openKioskWorld } from './kiosk-world.ts'
import { databaseNames, putForeignDatabase, putRows, type RawRow, readTable, removeDatabase } from './page-disk.ts'
import { textIn } from './text-in.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 200_000 })

const LIVE_MS_MAX = 30_000
const TEN_YEARS_MS = 10 * 365.25 * 24 * 3_600_000
/** What this test itself takes, and a slow machine. */
const AGE_S_MAX = 60

/** One kiosk lives through all of this, in this order. */
let kiosk: KioskWorld

beforeAll(async () => {
  kiosk = await openKioskWorld()
})
afterEach(async () => {
  kiosk.front.away('nothing')
  kiosk.front.captive(false)
  kiosk.front.rewrite(undefined)
  await kiosk.closePages()
  const bare = await kiosk.openBare()
  await removeDatabase(bare)
  await bare.close()
})
afterAll(() => kiosk?.close())

const isLive = (page: Page) => page.locator('[data-rung="live"]').waitFor({ timeout: LIVE_MS_MAX })
/**
 * The branch is on the disk: from here on the kiosk can do without a server. Live speaks of tickets and counters alone; what
 * is offered, and numbers for it, come by ways of their own.
 */
async function filled(): Promise<void> {
  const { page } = await kiosk.open()
  await page.locator('main section button').first().waitFor()
  await isLive(page)
  await page.close()
}
/** The page says it, in every language that it speaks. */
async function saysInAll(page: Page, area: 'sync' | 'kiosk', key: string): Promise<void> {
  for (const language of languages) {
    await page.goto(kiosk.address(`/kiosk?lang=${language}`))
    await page
      .getByText(textIn(area, language, key))
      .first()
      .waitFor()
  }
}

test.each([
  ['is not there', 'Object.defineProperty(globalThis, "indexedDB", { value: undefined })'],
  [
    'refuses, as all stores do',
    `for (const name of ['indexedDB', 'localStorage', 'sessionStorage', 'caches'])
       Object.defineProperty(globalThis, name, { get() { throw new DOMException('denied', 'SecurityError') } })`,
  ],
])('[ST4] where IndexedDB %s, the page says what to do', async (_, script) => {
  const { page, faults } = await kiosk.openWith(script)
  await saysInAll(page, 'sync', 'store_no_storage')
  await page.goto(kiosk.address('/sign-in?lang=en'))
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(faults).toEqual([])
  await page.close()
})

test('[ST5] rows that nobody can read are kept and told, and tickets go on', async () => {
  await filled()
  const bare = await kiosk.openBare()
  const [any] = await readTable(bare, 'base')
  await putRows(bare, {
    base: [
      { ...any, key: 'broken', row: null },
      { shape: 'tickets', key: 7, row: 'text' },
    ],
    outbox: [{ writer: 'nobody', seq: 1, id: 7, strange: { deep: ['kept'] } }],
    confirmed: [{ shape: 'tickets', key: 'x' }],
    positions: [{ shape: 'counters', offset: 3 }],
    meta: [{ key: 'clock', value: 'noon' }],
  })
  await bare.close()
  const { page, faults } = await kiosk.open()
  await saysInAll(page, 'sync', 'trouble_unreadable_other')
  const number = await kiosk.issue(page)
  await kiosk.sent(page)
  expect(await kiosk.ticket(number)).toMatchObject({ state: 'waiting' })
  const kept = await readTable(page, 'unreadable')
  expect(kept.map(({ found }) => found)).toContainEqual({
    ...{ writer: 'nobody', seq: 1, id: 7, strange: { deep: ['kept'] } },
  })
  expect(faults).toEqual([])
  await page.close()
})

test('[OB7] [W3] commands of an unknown name and a newer schema stay, go as they are, are told, and tickets go on', async () => {
  const { page: first } = await kiosk.open()
  await kiosk.issue(first)
  await kiosk.sent(first)
  await first.close()
  const bare = await kiosk.openBare()
  const writer = (await readTable(bare, 'meta')).find(({ key }) => key === 'writer')
  const last = (await readTable(bare, 'outbox')).find(
    ({ writer: of, seq }) => of === writer.value.id && seq === writer.value.next_seq - 1,
  )
  const { outcome: _, outcome_epoch: __, ...as } = last
  const unknown: RawRow = { ...as, seq: last.seq + 1, id: randomUUID(), name: 'weigh_parcel', args: { grams: 700 } }
  const later: RawRow = { ...as, seq: last.seq + 2, id: randomUUID(), schema: 99, args: { of: 'another time' } }
  await putRows(bare, {
    outbox: [unknown, later],
    meta: [{ ...writer, value: { ...writer.value, next_seq: last.seq + 3 } }],
  })
  await bare.close()
  const pushed = kiosk.browser.context.waitForEvent(
    'request',
    (asked) => asked.postData()?.includes(unknown.id) === true,
  )
  const { page, faults } = await kiosk.open()
  const { commands } = (await pushed).postDataJSON() as { commands: RawRow[] }
  for (const { seq, id, name, schema, args } of [unknown, later]) {
    expect(commands).toContainEqual(expect.objectContaining({ seq, id, name, schema, args }))
  }
  await saysInAll(page, 'sync', 'trouble_unknown_commands_one')
  await kiosk.issue(page)
  const rows = await readTable(page, 'outbox')
  for (const row of [unknown, later]) expect(rows).toContainEqual(row)
  expect(faults).toEqual([])
})

test('[RE5] rows of a newer server: unknown columns, an unknown state, missing columns', async () => {
  let seen = 0
  kiosk.front.rewrite((text) => {
    const messages = JSON.parse(text) as RawRow[]
    for (const { value } of messages) {
      if (value?.queue_day === undefined) continue
      seen += 1
      value.mood = 'cheerful'
      if (seen % 3 === 0) value.state = 'teleported'
      if (seen % 3 === 1) delete value.service_id
    }
    return JSON.stringify(messages)
  })
  const { page, faults } = await kiosk.open()
  await isLive(page)
  expect(seen).toBeGreaterThan(10)
  const base = await readTable(page, 'base')
  expect(base.filter(({ row }) => row?.mood === 'cheerful').length).toBeGreaterThan(10)
  const number = await kiosk.issue(page)
  await kiosk.sent(page)
  expect(await kiosk.ticket(number)).toMatchObject({ state: 'waiting' })
  expect(faults).toEqual([])
})

test('[NU3] before its first contact a kiosk offers nothing, says so, and offers all of it as soon as there is a number', async () => {
  kiosk.front.away('push')
  const { page, faults } = await kiosk.open()
  // Tickets, counters and what is offered have come; only the writer has never been heard of.
  await isLive(page)
  await saysInAll(page, 'kiosk', 'no_letter')
  expect(await page.locator('main section button').count()).toBe(0)
  kiosk.front.away('nothing')
  await page.goto(kiosk.address('/kiosk?lang=en'))
  const number = await kiosk.issue(page)
  await kiosk.sent(page)
  expect(await kiosk.ticket(number)).toMatchObject({ state: 'waiting' })
  expect(faults.filter((fault) => !fault.includes('Failed to load resource'))).toEqual([])
  await page.close()
})

test.each([
  ['ahead', TEN_YEARS_MS],
  ['behind', -TEN_YEARS_MS],
])(
  '[TI3] [NU3] a clock ten years %s: numbers of the server’s day or with a letter, ages as they are',
  async (_, shiftMs) => {
    const shifted = `{ const Real = Date; globalThis.Date = class extends Real {
      constructor(...given) { given.length === 0 ? super(Real.now() + ${shiftMs}) : super(...given) }
      static now() { return Real.now() + ${shiftMs} }
    } }`
    const { page, faults } = await kiosk.openWith(shifted)
    await isLive(page)
    await page.getByText(textIn('sync', 'en', 'trouble_clock')).waitFor()
    const numbers = [await kiosk.issue(page)]
    await kiosk.done(page)
    kiosk.front.away('api')
    numbers.push(await kiosk.issue(page))
    await kiosk.done(page)
    // From the disk alone, where only the wall clock speaks.
    await page.goto(kiosk.address('/kiosk?lang=en'))
    await page.locator('main section button').first().waitFor()
    numbers.push(await kiosk.issue(page))
    await kiosk.done(page)
    kiosk.front.away('nothing')
    await kiosk.sent(page)
    for (const number of numbers) {
      const ticket = await kiosk.ticket(number)
      expect([number, ticket?.state]).toEqual([number, 'waiting'])
      expect(ticket?.age_s).toBeGreaterThanOrEqual(0)
      expect(ticket?.age_s).toBeLessThan(AGE_S_MAX)
      if (!/-[A-Z]/.test(number)) expect(ticket?.number_day).toBe(kiosk.branch.today)
    }
    expect(faults).toEqual([])
    await page.close()
  },
)

test('[PU2] behind the sign-in page of a network the kiosk goes on alone, and sends when the network is there', async () => {
  await filled()
  kiosk.front.captive(true)
  const { page } = await kiosk.open()
  const number = await kiosk.issue(page)
  await kiosk.done(page)
  await page.locator('[data-rung="isolated"]').waitFor({ timeout: LIVE_MS_MAX })
  expect((await readTable(page, 'outbox')).at(-1)?.outcome).toBeUndefined()
  kiosk.front.captive(false)
  await isLive(page)
  await kiosk.sent(page)
  expect(await kiosk.ticket(number)).toMatchObject({ state: 'waiting' })
  await page.close()
})

test('[OB8] when the app itself is broken, what was not sent can still be saved', async () => {
  await filled()
  kiosk.front.away('api')
  const { page: before } = await kiosk.open()
  const number = await kiosk.issue(before)
  await before.close()
  const { page } = await kiosk.openWith(
    `Object.defineProperty(Navigator.prototype, 'locks', { get() { throw new Error('broken') } })`,
  )
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save what is not sent yet' }).click()
  const file = JSON.parse(readFileSync(await (await saved).path(), 'utf8'))
  const rows = file.devices.flatMap(({ outbox }: RawRow) => outbox)
  expect(rows.map(({ args }: RawRow) => args.number)).toContain(number)
  await page.close()
  kiosk.front.away('nothing')
})

test('a database of somebody else under our name is moved aside, whole, and told', async () => {
  await filled()
  for (const language of languages) {
    const bare = await kiosk.openBare()
    await putForeignDatabase(bare)
    const { page, faults } = await kiosk.open(`/kiosk?lang=${language}`)
    await page.getByText(textIn('sync', language, 'moved_aside')).waitFor()
    await isLive(page)
    expect((await databaseNames(bare)).filter((name) => / found \d+$/.test(name)).length).toBeGreaterThan(0)
    expect(faults).toEqual([])
    await page.close()
    await bare.close()
  }
})

test('[OB8] what a browser never sent as another device is offered, and removed only once it was saved', async () => {
  await filled()
  kiosk.front.away('api')
  const { page: before } = await kiosk.open()
  const number = await kiosk.issue(before)
  await before.close()
  kiosk.front.away('nothing')
  const other = kiosk.branch.devices.find(({ kind }) => kind === 'tablet')
  const { page } = await kiosk.open(`/enrol?lang=en#${await kiosk.codeFor(other?.id ?? '')}`)
  await page.getByRole('button', { name: 'Enrol it anew' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Enrol it anew' }).click()
  await page.getByRole('heading', { name: /Left here by .*kiosk-1/ }).waitFor()
  expect(await page.getByRole('button', { name: 'Remove' }).count()).toBe(0)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save what is not sent yet' }).click()
  const file = JSON.parse(readFileSync(await (await saved).path(), 'utf8'))
  expect(JSON.stringify(file)).toContain(number)
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('heading', { name: /Left here by .*kiosk-1/ }).waitFor({ state: 'detached' })
  const left = (await databaseNames(page)).filter((name) => name.startsWith('blesaf '))
  expect(left.filter((name) => !name.includes('found'))).toEqual([])
})
