import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { bundlePage } from '../conformance/client/bundle-page.ts'
import { endAtOnce } from './browser-processes.ts'
import { openProfile } from './open-browser.ts'

const TORN_BYTES = 1_000

/** A browser that is started again and again over the same disk. */
async function openWorld() {
  const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end('<title>a page</title>'))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const profile = mkdtempSync(join(tmpdir(), 'blesaf-torn-'))
  onTestFinished(() => {
    server.close()
    rmSync(profile, { recursive: true, force: true })
  })
  const script = await bundlePage(join(import.meta.dirname, 'page/torn-log-page.ts'))
  return {
    /** Does something in a page of a browser that then ends as without power. */
    async live<Found>(work: (page: Page) => Promise<Found>): Promise<Found> {
      const { context, close } = await openProfile(profile)
      const page = await context.newPage()
      await page.goto(`http://torn.localhost:${port}/`)
      await page.evaluate(script)
      const found = await work(page)
      await endAtOnce(profile)
      await close().catch(() => undefined)
      return found
    },
    /** What the power cut did to the last write. */
    tear(): void {
      const databases = join(profile, 'Default/IndexedDB')
      const folder = join(databases, readdirSync(databases).find((name) => name.includes('torn.localhost')) ?? '')
      const log = readdirSync(folder)
        .filter((name) => name.endsWith('.log'))
        .sort()
        .at(-1)
      const path = join(folder, log ?? '')
      truncateSync(path, statSync(path).size - TORN_BYTES)
    },
  }
}

const count = (page: Page) => page.evaluate<number>('count()')

test('[ST9] a write that a power cut tore takes nothing else with it, also when the power goes again', async () => {
  const world = await openWorld()
  await world.live((page) => page.evaluate('write()'))
  world.tear()
  const found = await world.live(async (page) => {
    await page.evaluate('beginNewLog()')
    await page.evaluate('write()')
    return count(page)
  })
  // The torn one of the first five was never told to be written.
  expect(found).toBe(9)
  expect(await world.live(count)).toBe(9)
})
