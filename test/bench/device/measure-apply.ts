import { median } from '../statistics.ts'
import type { BenchDevice, BenchWorld } from './bench-world.ts'

const ROWS = 5_000
const TIMES = 5

/** A whole branch that comes at once: from the messages of the stream to the disk and the view. */
export async function measureApply(world: BenchWorld, device: BenchDevice): Promise<number> {
  const { page, api } = await world.openLive(device)
  const heard = await api.hearTickets()
  if (heard < ROWS) throw new Error(`only ${heard} rows`)
  const times: number[] = []
  for (let n = 0; n < TIMES; n += 1) times.push(await api.apply(ROWS))
  await page.close()
  return median(times)
}
