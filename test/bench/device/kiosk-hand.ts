import type { Page } from 'playwright-core'

const OPEN_MS_MAX = 60_000

/** A kiosk's built screen, as soon as somebody can touch it. */
export async function openKiosk(page: Page, origin: string): Promise<void> {
  await page.setViewportSize({ width: 1_080, height: 1_920 })
  await page.goto(`${origin}/kiosk?lang=fr`)
  await page.locator('main section button').first().waitFor({ timeout: OPEN_MS_MAX })
  // From a key on nobody's ticket of before comes over the hand [KP9]; one that stands there already is put away.
  await page.keyboard.press('Shift')
  const left = page.locator('main output')
  if (!(await left.isVisible())) return
  await page.locator('main section > button').click()
  await left.waitFor({ state: 'detached' })
}

/** One customer: a language, the first service, no phone number where one is asked for, whatever they wait for, and out of the way. */
export async function takeTicket(page: Page, until?: () => Promise<void>): Promise<void> {
  const number = page.locator('main output')
  const pad = page.locator('main [role="group"]')
  await page.locator('main section button').first().click()
  await page.locator('main [data-choice]').first().click()
  await number.or(pad).first().waitFor()
  if (await pad.isVisible()) await page.locator('main section button').last().click()
  await number.waitFor()
  await until?.()
  await page.locator('main section > button').click()
  await number.waitFor({ state: 'detached' })
}
