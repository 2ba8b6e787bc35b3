import type { BrowserContext, Page } from 'playwright-core'

export type Tab = {
  readonly page: Page
  /** Faults that the browser told its developer: thrown errors, refused scripts and styles, missing files. */
  readonly faults: readonly string[]
}
export type TabOptions = { readonly width?: number; readonly height?: number; readonly isDark?: boolean }

/** Answers of the API that a screen shows as words; the browser counts them as faults all the same. */
const TOLD_ELSEWHERE = /Failed to load resource: the server responded with a status of 4\d\d/

/** A tab that hears everything that goes wrong in it. */
export async function openTab(context: BrowserContext, url: string, options: TabOptions = {}): Promise<Tab> {
  const { width = 1_000, height = 800, isDark = false } = options
  const page = await context.newPage()
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !TOLD_ELSEWHERE.test(message.text())) faults.push(message.text())
  })
  await page.goto(url)
  return { page, faults }
}
