import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { databaseVersions } from '../../client/device/store/database-versions.ts'
import { languages } from '../../sync/words/language.ts'
import { eventually } from '../jobs/eventually.ts'
import { buildLater, OLDER } from './built-clients.ts'
import { type KioskWorld, openKioskWorld } from './kiosk-world.ts'
import { readTable } from './page-disk.ts'
import { textIn } from './text-in.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 400_000 })

let kiosk: KioskWorld
let newest = ''
const IDLE_LOOKS_MS = 11_000
/** One more than this app has, as the browser counts: Dexie multiplies by ten. */
const NEWER = ((databaseVersions.at(-1)?.version ?? 0) + 1) * 10

beforeAll(async () => {
  newest = await buildLater('newest')
  kiosk = await openKioskWorld()
})
afterAll(() => kiosk?.close())

const update = (page: Page) =>
  page.evaluate(`navigator.serviceWorker.ready.then((each) => each.update()).then(() => undefined)`)
const nativeVersion = (page: Page) =>
  page.evaluate<number>(
    `indexedDB.databases().then((all) => all.find(({ name }) => /^blesaf [0-9a-f-]{36}$/.test(name)).version)`,
  )

test('[ST5] [OB7] rolled back behind a newer database, the page says so and touches nothing; the newer one finds all', async () => {
  const { page } = await kiosk.open()
  await kiosk.issue(page)
  await kiosk.done(page)
  await kiosk.sent(page)
  kiosk.front.serve(newest)
  await update(page)
  await eventually('the newer database', async () => (await nativeVersion(page).catch(() => 0)) === NEWER, 30_000)
  await page.getByText('Touch the screen').waitFor()
  kiosk.front.away('api')
  const number = await kiosk.issue(page)
  const before = await readTable(page, 'outbox')

  kiosk.front.serve(OLDER)
  await update(page)
  await kiosk.done(page)
  await page.getByText(textIn('sync', 'en', 'store_newer_version')).waitFor({ timeout: 30_000 })
  for (const language of languages) {
    await page.goto(kiosk.address(`/kiosk?lang=${language}`))
    await page.getByText(textIn('sync', language, 'store_newer_version')).waitFor()
  }
  await sleep(IDLE_LOOKS_MS)
  expect(await nativeVersion(page)).toBe(NEWER)
  expect(await readTable(page, 'outbox')).toEqual(before)

  kiosk.front.serve(newest)
  kiosk.front.away('nothing')
  await update(page)
  await page.locator('main section button').first().waitFor({ timeout: 30_000 })
  await kiosk.sent(page)
  expect((await readTable(page, 'outbox')).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(await kiosk.ticket(number)).toMatchObject({ state: 'waiting' })
  await page.close()
})
