import { setTimeout as sleep } from 'node:timers/promises'
import { firstDue } from './due-times.ts'

/** One after the other, evenly over that time, whoever is still at it; ends with the last of them. */
export async function staggered<Item>(items: readonly Item[], overMs: number, work: (item: Item) => Promise<unknown>) {
  const startedAt = performance.now()
  await Promise.all(
    items.map(async (item, at) => {
      await sleep(Math.max(0, startedAt + firstDue(at, items.length, overMs) - performance.now()))
      await work(item)
    }),
  )
}
