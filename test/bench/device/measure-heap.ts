import type { Page } from 'playwright-core'
import { type Device, openTellers } from '../../operations/demo-device.ts'
import type { BenchDevice, BenchWorld } from './bench-world.ts'
import { openKiosk, takeTicket } from './kiosk-hand.ts'

/** A busy branch with one kiosk: 640 tickets in eight hours, each called, served and completed. */
const TICKETS_PER_HOUR = 80
const FROM_HOUR = 2
const TO_HOUR = 8

/** How much more the built kiosk holds at the end of a day than after its first hours, once nothing is left to collect. */
export async function measureHeap(
  world: BenchWorld,
  device: BenchDevice,
  progress: (line: string) => void,
): Promise<number> {
  await (await world.openLive(device)).page.close()
  const [teller] = await openTellers(world.server.base, device.branch)
  const counter_id = device.branch.counters[0]?.id
  await teller.give('open_counter', 'fact', { counter_id })
  const page = await world.context.newPage()
  await openKiosk(page, device.origin)
  const sizes: number[] = []
  for (let hour = 1; hour <= TO_HOUR; hour += 1) {
    for (let n = 0; n < TICKETS_PER_HOUR; n += 1) {
      await takeTicket(page)
      await serveNext(teller, counter_id)
    }
    sizes.push(await heldMb(page))
    progress(`hour ${hour}: ${sizes.at(-1)?.toFixed(2)} MB`)
  }
  await page.close()
  return (sizes[TO_HOUR - 1] ?? Number.NaN) - (sizes[FROM_HOUR - 1] ?? Number.NaN)
}

/** Whoever is first in the line; a ticket of the morning may be. */
async function serveNext(teller: Device, counter_id: string | undefined): Promise<void> {
  const called = await teller.give('call_next', 'intent', { counter_id, valid_for_ms: 15_000 })
  if (called.kind !== 'applied') throw new Error(JSON.stringify(called))
  const args = { ticket_id: called.ticket_id, counter_id }
  for (const name of ['start_service', 'complete_service'] as const) await teller.give(name, 'fact', args)
}

export async function heldMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  // The first leaves what finalizers let go of.
  for (let n = 0; n < 3; n += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1024 / 1024
}
