import type { Page } from 'playwright-core'

const OPEN_MS_MAX = 60_000

/** A kiosk's built screen, as soon as a service can be chosen. */
export async function openKiosk(page: Page, origin: string): Promise<void> {
  await page.setViewportSize({ width: 1_080, height: 1_920 })
  await page.goto(`${origin}/kiosk?lang=fr`)
  await page.locator('main section button').first().waitFor({ timeout: OPEN_MS_MAX })
}

/** One customer: a service, the number, and out of the way. */
export async function takeTicket(page: Page): Promise<void> {
  const number = page.locator('main output')
  await page.locator('main section button').first().click()
  await number.waitFor()
  await page.locator('main section > button').click()
  await number.waitFor({ state: 'detached' })
}
