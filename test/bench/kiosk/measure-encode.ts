import { join } from 'node:path'
import { bundlePage } from '../../conformance/client/bundle-page.ts'
import type { BenchDevice, BenchWorld } from '../device/bench-world.ts'
import { quantile } from '../statistics.ts'

const WARM_UP = 50
const TICKETS = 500

/**
 * From a ticket's data to its bytes, for every profile and every strange ticket that there is a picture of: what the page computes for it. By the clock
 * it is told too; that judges whatever else the machine is doing.
 */
export async function measureEncode(world: BenchWorld, device: BenchDevice) {
  const { page } = await world.openPage(device)
  await page.evaluate(await bundlePage(join(import.meta.dirname, '../device/page/encode-page.ts')))
  await page.evaluate('openCanvas()')
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const computedMs = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1_000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN)
  }
  const computed: number[] = []
  const byClock: number[] = []
  for (let n = 0; n < WARM_UP + TICKETS; n += 1) {
    const before = await computedMs()
    const ms = (await page.evaluate(`encodeTicket(${n})`)) as number
    if (n < WARM_UP) continue
    computed.push((await computedMs()) - before)
    byClock.push(ms)
  }
  await page.close()
  return {
    ...{ encode_p50_ms: quantile(computed, 0.5), encode_p99_ms: quantile(computed, 0.99) },
    encode_clock_p99_ms: quantile(byClock, 0.99),
  }
}
