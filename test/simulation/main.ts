import { openPglite } from './authority/open-pglite.ts'
import { runWorld } from './run-world.ts'

const db = await openPglite()
const pools = { root: db.root, api: db.pool('blesaf_api'), worker: db.pool('blesaf_worker') }
const cast = { kiosks: 1, tablets: 2, displays: 1, consoles: 1 }
const [from, to, steps] = process.argv.slice(2).map(Number) as [number, number, number]
const without = (process.env.WITHOUT ?? '').split(',')
for (let seed = from; seed <= to; seed++) {
  const t = performance.now()
  const outcome = await runWorld(pools, { seed: String(seed), steps, cast, without }, process.env.LOG ? console.log : undefined)
  const ms = performance.now() - t
  console.log(seed, Math.round(ms), 'ms', (steps / ms * 1000).toFixed(0), 'steps/s rest', outcome.restMs / 1000, 'double', outcome.doubleCalls, outcome.violations.length ? JSON.stringify(outcome.violations.slice(0, 4), null, 1) : 'ok')
}
await db.close()
process.exit(0)
