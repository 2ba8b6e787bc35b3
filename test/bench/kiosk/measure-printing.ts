import type { BenchDevice, BenchWorld } from '../device/bench-world.ts'
import { openKiosk, takeTicket } from '../device/kiosk-hand.ts'
import { heldMb } from '../device/measure-heap.ts'
import { watchPage } from '../device/watch-page.ts'
import { quantile } from '../statistics.ts'

/** Not counted: code that is not compiled yet, caches that are still cold. */
const WARM_UP = 100
const TICKETS = 1_000
const PRINTED_MS_MAX = 30_000

/** A thousand customers one after the other: from the touch to the first byte of the ticket, which comes when all before it is durable. */
export async function measurePrinting(world: BenchWorld, device: BenchDevice, progress: (line: string) => void) {
  await (await world.openLive(device)).page.close()
  const page = await world.context.newPage()
  await watchPage(page, 'sink-printer')
  await openKiosk(page, device.origin)
  const isPrinted = () => page.locator('[data-paper="printed"]').waitFor({ timeout: PRINTED_MS_MAX })
  for (let n = 0; n < WARM_UP; n += 1) await takeTicket(page, isPrinted)
  const before = await heldMb(page)
  for (let n = 1; n <= TICKETS; n += 1) {
    await takeTicket(page, isPrinted)
    if (n % 200 === 0) progress(`${n} tickets: ${((await heldMb(page)) - before).toFixed(2)} MB more`)
  }
  const held = await heldMb(page)
  const growth = held - before
  const times = (await page.evaluate('toFirstByteMs')) as number[]
  await page.reload()
  for (let n = 0; n < WARM_UP; n += 1) await takeTicket(page, isPrinted)
  const reloaded = await heldMb(page)
  await page.close()
  const counted = times.slice(WARM_UP)
  if (counted.length < TICKETS) throw new Error(`only ${counted.length} tickets came to the printer`)
  return {
    tap_to_printer_p50_ms: quantile(counted, 0.5),
    tap_to_printer_p99_ms: quantile(counted, 0.99),
    heap_growth_mb: growth,
    // What a page that was just loaded holds with the same tickets and more: their rows are no growth of the printing.
    heap_beyond_rows_mb: held - reloaded,
  }
}
