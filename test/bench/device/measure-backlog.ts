import type { BenchDevice, BenchWorld } from './bench-world.ts'

const BACKLOG = 10_000
const SENT_MS_MAX = 120_000

/** A kiosk that was alone for a week: started with all of it pending, then let to the server. */
export async function measureBacklog(world: BenchWorld, device: BenchDevice) {
  const before = await world.openLive(device)
  await world.context.setOffline(true)
  const startedAt = performance.now()
  await before.api.taps(device.service, BACKLOG)
  const tapMs = (performance.now() - startedAt) / BACKLOG
  await before.page.close()
  await world.context.setOffline(false)

  const { page, api } = await world.openPage(device)
  await world.context.setOffline(true)
  const startMs = await api.open()
  const first = await api.tap(device.service)
  const { pendingCount, tickets } = await api.sync()
  if (pendingCount < BACKLOG || tickets < BACKLOG) throw new Error(`${pendingCount} pending, ${tickets} tickets`)
  // A pause of the loop is no part of it: from the first question that the server hears.
  const asked = page.waitForRequest((request) => request.url().endsWith('/api/push'), { timeout: SENT_MS_MAX })
  await world.context.setOffline(false)
  await asked
  const askedAt = performance.now()
  await api.untilSent()
  const pushMs = performance.now() - askedAt
  await page.close()
  return {
    // Until somebody can take a number: a leader mends its outbox before anything else is written.
    start_10000_pending_ms: startMs + first.ms,
    start_10000_view_ms: startMs,
    push_10000_ms: pushMs,
    tap_10000_mean_ms: tapMs,
  }
}
