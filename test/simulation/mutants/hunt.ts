import { parseArgs } from 'node:util'
import type { Mutant } from './mutant.ts'
import { mutants } from './mutants.ts'
import { readSeeds, writeSeeds } from './seeds.ts'
import { type Tried, tryMutant } from './try-mutant.ts'

/**
 * `npm run sim:hunt -- --seeds A..B --only TEXT --at-once N`: finds for each mutant that its seed no longer catches another
 * seed that does, and writes it down; `--new`: only for those that have none yet. The exit code says whether all are caught.
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    seeds: { type: 'string' },
    only: { type: 'string' },
    new: { type: 'boolean' },
    'at-once': { type: 'string' },
  },
})
const [from = 1, to = from] = (values.seeds ?? '1..20').split('..').map(Number)
const left = mutants.filter(
  ({ name }) => name.includes(values.only ?? '') && (values.new !== true || readSeeds()[name] === undefined),
)
const uncaught: string[] = []

await Promise.all(Array.from({ length: Number(values['at-once'] ?? 2) }, huntOn))
console.log(uncaught.length === 0 ? 'every mutant is caught' : `not caught: ${uncaught.join(', ')}`)
process.exit(uncaught.length === 0 ? 0 : 1)

async function huntOn(): Promise<void> {
  for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
    const startedAt = performance.now()
    const tried = await hunt(mutant)
    const tookS = Math.round((performance.now() - startedAt) / 1_000)
    if (tried.kind === 'caught') {
      writeSeeds({ ...readSeeds(), [mutant.name]: tried.seed })
      console.log(`${mutant.name}: seed ${tried.seed}, ${tried.rules.join()} (${tookS} s) ${tried.what.slice(0, 160)}`)
    } else {
      uncaught.push(mutant.name)
      console.log(`${mutant.name}: unseen in ${from}..${to} (${tookS} s)`)
    }
  }
}

async function hunt(mutant: Mutant): Promise<Tried> {
  const seed = readSeeds()[mutant.name]
  const tried: Tried = seed === undefined ? { kind: 'unseen' } : await tryMutant(mutant, [seed, seed])
  return tried.kind === 'caught' ? tried : tryMutant(mutant, [from, to])
}
