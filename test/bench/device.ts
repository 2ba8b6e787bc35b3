import { loadavg } from 'node:os'
import { createSteps } from './create-steps.ts'
import { openBenchWorld } from './device/bench-world.ts'
import { gzipSizes } from './device/gzip-sizes.ts'
import { measureApply } from './device/measure-apply.ts'
import { measureBacklog } from './device/measure-backlog.ts'
import { measureCold } from './device/measure-cold.ts'
import { measureHeap } from './device/measure-heap.ts'
import { measureLens } from './device/measure-lens.ts'
import { measurePaint } from './device/measure-paint.ts'
import { measureTaps, tapFields } from './device/measure-taps.ts'
import { rounded } from './statistics.ts'

/** The built client in a real browser against a whole server whose commits are durable. Each device has a disk of its own. */
export async function runDeviceBench(progress: (line: string) => void): Promise<Record<string, unknown>> {
  const [load_average = 0] = loadavg()
  const world = await openBenchWorld()
  const step = createSteps(progress)
  try {
    const busy = await world.enrol('bench-taps', 'jerba-houmt', 'kiosk-1')
    const taps = await step('taps', async () => tapFields(await measureTaps(world, busy)))
    const tablet = await world.enrol('bench-lens', 'jerba-houmt', 'tablet-1')
    const lens = await step('lens', () => measureLens(world, tablet, progress))
    const day = await world.enrol('bench-day', 'bizerte-canal', 'kiosk-1')
    const heap_growth_mb = await step('heap', () => measureHeap(world, day, progress))
    const paint = await step('paint', () => measurePaint(world, day))
    const alone = await world.enrol('bench-alone', 'tunis-orangers', 'kiosk-1')
    const backlog = await step('backlog', () => measureBacklog(world, alone))
    const apply_5000_ms = await step('apply', () => measureApply(world, alone))
    // The last one: the server does not come back.
    const cold = await step('cold', () => measureCold(world, day))
    const figures = { ...taps, ...paint, apply_5000_ms, ...backlog, ...cold, ...lens, heap_growth_mb, load_average }
    const sizes = Object.entries(gzipSizes()).map(([name, size]) => [name, rounded(size, 1)])
    return {
      ...Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value)])),
      gzip_kb: Object.fromEntries(sizes),
    }
  } finally {
    await world.close()
  }
}
