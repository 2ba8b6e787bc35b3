import { median, quantile } from '../statistics.ts'
import type { BenchDevice, BenchWorld } from './bench-world.ts'
import { openKiosk, takeTicket } from './kiosk-hand.ts'
import { watched, watchPage } from './watch-page.ts'

const TAPS = 300
const WARM_UP = 20

/** Touch to painted number on the built kiosk, frames of 16.7 ms included. */
export async function measurePaint(world: BenchWorld, device: BenchDevice) {
  await (await world.openLive(device)).page.close()
  const page = await world.context.newPage()
  await watchPage(page, 'watch-paint')
  await openKiosk(page, device.origin)
  for (let n = 0; n < TAPS + WARM_UP; n += 1) await takeTicket(page)
  const painted = (await watched<number[]>(page, 'painted', 1_000)).slice(WARM_UP)
  if (painted.length < TAPS) throw new Error(`${painted.length} of ${TAPS} touches were painted`)
  await page.close()
  return { tap_paint_p99_ms: quantile(painted, 0.99), tap_paint_p50_ms: median(painted) }
}
