import type { Page } from 'playwright-core'
import { rounded } from '../statistics.ts'
import type { BenchDevice, BenchWorld } from './bench-world.ts'
import { rendererMb } from './renderer-mb.ts'
import { watched, watchPage } from './watch-page.ts'

const READY_MS_MAX = 120_000
/** Workers and pages settle; what they drop is collected. */
const CALM_MS = 4_000

/** From the birth of its worker until it has taken the branch in, and what the page's processes hold more because of it. */
export async function measureLens(world: BenchWorld, device: BenchDevice, progress: (line: string) => void) {
  // The branch comes onto the disk first: a lens follows it, it does not wait for it.
  await (await world.openLive(device, { isKiosk: false })).page.close()
  const without = await openTeller(world, device, 'off')
  const bareMb = await calmMb(without, world.profile)
  await without.close()
  const page = await openTeller(world, device, 'on')
  const lens_start_ms = await watched<number>(page, 'lensReadyMs', READY_MS_MAX)
  const withMb = await calmMb(page, world.profile)
  progress(`lens: ${rounded(bareMb, 0)} MB without, ${rounded(withMb, 0)} MB with`)
  await page.close()
  return { lens_start_ms, lens_mb: withMb - bareMb }
}

async function openTeller(world: BenchWorld, { origin }: BenchDevice, lens: 'on' | 'off'): Promise<Page> {
  const page = await world.context.newPage()
  await watchPage(page, 'watch-lens')
  await page.addInitScript(`localStorage.setItem('lens', '${lens}')`)
  await page.goto(`${origin}/teller?lang=fr`)
  await page.locator('h1').first().waitFor()
  return page
}

async function calmMb(page: Page, profile: string): Promise<number> {
  await page.waitForTimeout(CALM_MS)
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  await session.detach()
  return rendererMb(profile)
}
