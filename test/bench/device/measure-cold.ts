import { median } from '../statistics.ts'
import type { BenchDevice, BenchWorld } from './bench-world.ts'
import { watched, watchPage } from './watch-page.ts'

const STARTS = 7
const USABLE_MS_MAX = 60_000

/**
 * A kiosk that is switched on while the server is dead: a fresh browser, its disk, and the built page, until somebody can
 * choose a service. What the operating system takes to start the browser itself is not in it.
 */
export async function measureCold(world: BenchWorld, { origin }: BenchDevice) {
  const page = await world.context.newPage()
  await page.goto(`${origin}/kiosk?lang=fr`)
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await page.locator('main section button').first().waitFor()
  await page.close()
  await world.server.kill()
  const times: number[] = []
  for (let n = 0; n < STARTS; n += 1) {
    await world.restartBrowser()
    times.push(await coldStart(world, origin))
  }
  return { cold_offline_ms: median(times), cold_offline_max_ms: Math.max(...times) }
}

async function coldStart(world: BenchWorld, origin: string): Promise<number> {
  const page = await world.context.newPage()
  await watchPage(page, 'watch-usable')
  await page.goto(`${origin}/kiosk?lang=fr`)
  const ms = await watched<number>(page, 'usableMs', USABLE_MS_MAX)
  await page.close()
  return ms
}
