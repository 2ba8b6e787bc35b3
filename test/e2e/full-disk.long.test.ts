import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { beginIn, chooseService } from './at-the-counter.ts'
import { type KioskWorld, openKioskWorld } from './kiosk-world.ts'
import { fillDisk } from './page-disk.ts'
import { textIn } from './text-in.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 200_000 })

const LIVE_MS_MAX = 30_000
/** The app with all its screens has room, and not much more. */
const QUOTA_BYTES = 12_000_000

let kiosk: KioskWorld

beforeAll(async () => {
  kiosk = await openKioskWorld()
})
afterAll(() => kiosk?.close())

const isLive = (page: Page) => page.locator('[data-rung="live"]').waitFor({ timeout: LIVE_MS_MAX })

test('[ST4] a full disk takes no ticket and says so, at the kiosk and at its foot, and takes them again once there is room', async () => {
  const { origin } = new URL(kiosk.address('/'))
  const sessions: CDPSession[] = []
  // From before the first byte: the browser remembers for a while how much room there was.
  await kiosk.renewBrowser(async (page) => {
    const session = await kiosk.browser.context.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: QUOTA_BYTES })
    sessions.push(session)
  })
  const { page } = await kiosk.open()
  await isLive(page)
  expect(await fillDisk(page)).toBe('QuotaExceededError')
  await beginIn(page, 'en')
  await chooseService(page)
  await page.getByText(textIn('kiosk', 'en', 'not_kept')).waitFor()
  await page.getByText(textIn('sync', 'en', 'store_quota_exceeded')).waitFor()
  // What comes from the server finds no room either, and comes again.
  await kiosk.world.sql(`update app.tickets set version = version + 1, note = repeat('x', 400)
    where branch_id = '${kiosk.branch.id}'`)
  await page.locator('[data-rung="behind"]').waitFor({ timeout: LIVE_MS_MAX })
  await sessions[0]?.send('Storage.overrideQuotaForOrigin', { origin })
  await isLive(page)
  // Unless the kiosk has lost patience meanwhile.
  const again = page.getByRole('button', { name: 'Start again' }).first()
  if (await again.isVisible()) await again.click()
  const number = await kiosk.issue(page)
  await kiosk.sent(page)
  expect(await kiosk.ticket(number)).toMatchObject({ state: 'waiting' })
})
