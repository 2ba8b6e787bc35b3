import { runArchiveBench } from './archive.ts'
import { runCallNextBench } from './call-next.ts'
import { runDeviceBench } from './device.ts'
import { runEngineBench } from './engine.ts'
import { runFloorBench } from './floor.ts'
import { runIssueBench } from './issue.ts'
import { runKioskBench } from './kiosk.ts'
import { rounded } from './statistics.ts'
import { runWaitsBench } from './waits.ts'
import { yardstickMs } from './yardstick.ts'

const benches: Record<string, (progress: (line: string) => void) => Promise<Record<string, unknown>>> = {
  archive: runArchiveBench,
  'call-next': runCallNextBench,
  device: runDeviceBench,
  engine: runEngineBench,
  floor: runFloorBench,
  issue: runIssueBench,
  kiosk: runKioskBench,
  waits: runWaitsBench,
}

/** `npm run bench -- NAME [--json]`: progress on standard error, one JSON object as the last line of standard output. */
const [name = ''] = process.argv.slice(3).filter((arg) => !arg.startsWith('--'))
const bench = benches[name]
if (bench === undefined) {
  console.error(`Which one? npm run bench -- ${Object.keys(benches).join(' | ')} --json`)
  process.exitCode = 2
} else {
  const before = yardstickMs()
  const result = await bench((line) => console.error(line))
  const yardstick_ms = { before: rounded(before), after: rounded(yardstickMs()) }
  console.log(JSON.stringify({ ...result, yardstick_ms }))
}
