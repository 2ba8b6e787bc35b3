import { openPglite } from './authority/open-pglite.ts'
import { keepCase } from './keep-case.ts'
import { readOptions, replayCommand } from './options.ts'
import { runJobs } from './run-jobs.ts'
import { actionNames, type Plan, runWorld } from './run-world.ts'
import { shrink } from './shrink.ts'

/**
 * `npm run sim -- --seed N --steps M --json`: one line per seed; the exit code says whether all of them held. `npm run soak`
 * goes on from seed to seed until it is stopped. `--jobs 2` shares the seeds among two processes.
 */
const [task, ...args] = process.argv.slice(2)
const options = readOptions(args)
const [from, to] = options.seeds
const last = task === 'soak' ? Number.MAX_SAFE_INTEGER : to
if (options.jobs > 1) process.exit(await runJobs(task ?? 'sim', args, options))
const db = await openPglite()
const pools = { root: db.root, api: db.pool('blesaf_api'), worker: db.pool('blesaf_worker') }
let isSound = true

for (let seed = from; seed <= last; seed += options.stride) {
  const plan: Plan = { ...options.plan, seed: String(seed) }
  const startedAt = performance.now()
  const { violations, doubleCalls } = await runWorld(
    pools,
    plan,
    options.isLog ? (line) => console.error(line) : undefined,
  )
  const tookMs = Math.round(performance.now() - startedAt)
  const [first] = violations
  isSound &&= first === undefined
  const line = {
    ...{ seed, steps: plan.steps, violations, first_failure: first?.step ?? null, replay: replayCommand(plan) },
    ...{ double_calls: doubleCalls, took_ms: tookMs },
  }
  if (options.isJson) console.log(JSON.stringify(line))
  else
    console.log(
      `seed ${seed}: ${plan.steps} steps in ${tookMs} ms, ${violations.length} violations, ${doubleCalls} double calls`,
    )
  if (first === undefined) continue
  if (!options.isJson) for (const { id, step, what } of violations) console.log(`  ${id} at step ${step}: ${what}`)
  if (options.endsAtFailure) break
  if (!options.shrinks) continue
  const small = await shrink(plan, first.id, first.step, actionNames, async (each) =>
    (await runWorld(pools, each)).violations.map(({ id }) => id),
  )
  const file = keepCase(small, first)
  console.error(`seed ${seed} fails ${first.id}; ${replayCommand(small)}; kept as ${file}`)
}
await db.close()
process.exit(isSound ? 0 : 1)
