import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BrowserContext, Page, Route } from 'playwright-core'

const DIST = resolve(import.meta.dirname, '../../client/dist')
const HOST = 'http://localhost:4999'

export type PhoneShell = 'ticket' | 'join'
export type OpenPhonePage = {
  readonly path: string
  readonly shell: PhoneShell
  /** What the server would say. */
  readonly api: (route: Route) => Promise<void>
  /** Run before the page's own scripts. */
  readonly before?: string
}

/** A customer's page of the build without a server: its files, and what the server would say. */
export async function openPhonePage(
  context: BrowserContext,
  { path, shell, api, before = '' }: OpenPhonePage,
): Promise<{ page: Page; faults: readonly string[] }> {
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  await page.addInitScript(before)
  await page.route(`${HOST}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname.startsWith('/api/')) return api(route)
    const file = join(DIST, pathname === path ? `shells/${shell}.html` : pathname)
    return existsSync(file) ? route.fulfill({ path: file }) : route.fulfill({ status: 404 })
  })
  await page.goto(`${HOST}${path}?lang=en`)
  return { page, faults }
}
