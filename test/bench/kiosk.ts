import { loadavg } from 'node:os'
import { createSteps } from './create-steps.ts'
import { openBenchWorld } from './device/bench-world.ts'
import { measureCold } from './device/measure-cold.ts'
import { judgeKills } from './kiosk/judge-kills.ts'
import { killRounds } from './kiosk/kill-rounds.ts'
import { measureEncode } from './kiosk/measure-encode.ts'
import { measurePrinting } from './kiosk/measure-printing.ts'
import { rounded } from './statistics.ts'

const KILL_ROUNDS = 200

/** The built kiosk with a printer that stands outside, against a whole server; killed again and again; and started without a server. */
export async function runKioskBench(progress: (line: string) => void): Promise<Record<string, unknown>> {
  const rounds = Number(process.env.KILL_ROUNDS ?? KILL_ROUNDS)
  const [load_average = 0] = loadavg()
  const world = await openBenchWorld()
  const step = createSteps(progress)
  try {
    const busy = await world.enrol('bench-printing', 'jerba-houmt', 'kiosk-1')
    const encode = await step('encode', () => measureEncode(world, busy))
    const printing = await step('printing', () => measurePrinting(world, busy, progress))
    const killed = await world.enrol('bench-killed', 'bizerte-canal', 'kiosk-1')
    const kills = await step('kills', async () => judgeKills(await killRounds(world, killed, rounds, progress)))
    // The last one: the server does not come back.
    const cold = await step('cold', () => measureCold(world, busy))
    const figures = {
      ...printing,
      ...encode,
      ...{ kill_rounds: rounds, ...kills },
      ...{ cold_boot_offline_ms: cold.cold_offline_ms, cold_boot_offline_max_ms: cold.cold_offline_max_ms },
      load_average,
    }
    return Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, rounded(value)]))
  } finally {
    await world.close()
  }
}
