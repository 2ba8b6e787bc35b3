/**
 * Replays one trace, or all, against an engine that runs already; see README.md.
 *
 *     npx tsx test/conformance/run-trace.ts NAME… --base URL --database URL [--real] [--live-ms N] [--sse-ms N]
 */
import { parseArgs } from 'node:util'
import { acceptedIn, applyDifferences } from './apply-differences.ts'
import { describeVerdict } from './describe-verdict.ts'
import { replayTrace } from './replay.ts'
import { REAL_TIMING, type ReplayWorld, SHORT_TIMING } from './replay-world.ts'
import { readTrace, traceNames } from './trace.ts'
import { openTraceDatabase } from './trace-database.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string' },
    database: { type: 'string' },
    real: { type: 'boolean', default: false },
    'live-ms': { type: 'string' },
    'sse-ms': { type: 'string' },
  },
})

const { base, database: url } = values
if (base === undefined || url === undefined) throw new Error('--base and --database say which engine on which database')

const cannot = (what: string) => (): Promise<void> =>
  Promise.reject(new Error(`this run cannot ${what}; traces.test.ts does`))

const timing = values.real ? REAL_TIMING : SHORT_TIMING
const database = openTraceDatabase(url)
const world: ReplayWorld = {
  base: () => base,
  timing: {
    ...timing,
    liveTimeoutMs: Number(values['live-ms'] ?? timing.liveTimeoutMs),
    sseTimeoutMs: Number(values['sse-ms'] ?? timing.sseTimeoutMs),
  },
  sql: database.sql,
  openTransaction: database.openTransaction,
  stopEngine: cannot('stop the engine'),
  startEngine: cannot('start the engine'),
  stopPostgres: cannot('stop Postgres'),
  startPostgres: cannot('start Postgres'),
}

function matching(name: string): string[] {
  const found = traceNames().filter((known) => known.startsWith(name))
  if (found.length === 0) throw new Error(`there is no trace ${name}; there are ${traceNames().join(', ')}`)
  return found
}

const names = positionals.length === 0 ? traceNames() : positionals.flatMap(matching)
for (const name of names)
  try {
    const verdict = applyDifferences(name, await replayTrace(readTrace(name), world, acceptedIn(name)))
    const { unexpected } = verdict
    console.log(`${unexpected.length === 0 ? 'ok' : 'NO'} ${name}: ${unexpected.length} mismatches`)
    if (unexpected.length > 0) console.log(describeVerdict(verdict))
    process.exitCode ||= unexpected.length === 0 ? 0 : 1
  } catch (error) {
    console.log(`NO ${name}: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
await database.close()
