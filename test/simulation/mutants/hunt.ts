import { parseArgs } from 'node:util'
import type { Mutant } from './mutant.ts'
import { mutants } from './mutants.ts'
import { readSeeds, writeSeeds } from './seeds.ts'
import { createMutantTries, type MutantTries, type Tried } from './try-mutants.ts'

/**
 * `npm run sim:hunt -- --seeds A..B --only TEXT --jobs N`: finds for each mutant that its seed no longer catches another
 * seed that does, and writes it down; `--new`: only for those that have none yet. The exit code says whether all are caught.
 */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { seeds: { type: 'string' }, only: { type: 'string' }, new: { type: 'boolean' }, jobs: { type: 'string' } },
})
const [from = 1, to = from] = (values.seeds ?? '1..20').split('..').map(Number)
const left = mutants.filter(
  ({ name }) => name.includes(values.only ?? '') && (values.new !== true || readSeeds()[name] === undefined),
)
const uncaught: string[] = []

type Found = { readonly isCaught: boolean; readonly told: string }

await Promise.all(Array.from({ length: Number(values.jobs ?? 1) }, huntOn))
console.log(uncaught.length === 0 ? 'every mutant is caught' : `not caught: ${uncaught.join(', ')}`)
process.exit(uncaught.length === 0 ? 0 : 1)

async function huntOn(): Promise<void> {
  const tries = createMutantTries()
  for (let mutant = left.shift(); mutant !== undefined; mutant = left.shift()) {
    const startedAt = performance.now()
    // One that could not be tried is not caught, whatever is written of it.
    const found = await hunt(tries, mutant).catch((error: unknown): Found => ({ isCaught: false, told: String(error) }))
    const tookS = Math.round((performance.now() - startedAt) / 1_000)
    if (!found.isCaught) uncaught.push(mutant.name)
    console.log(`${mutant.name} (${tookS} s): ${found.told}`)
  }
  tries.close()
}

async function hunt(tries: MutantTries, mutant: Mutant): Promise<Found> {
  const seed = readSeeds()[mutant.name]
  const known: Tried = seed === undefined ? { kind: 'unseen' } : await tries.try(mutant, [seed, seed])
  const tried = known.kind === 'caught' ? known : await tries.try(mutant, [from, to])
  const { [mutant.name]: _, ...others } = readSeeds()
  writeSeeds(tried.kind === 'unseen' ? others : { ...others, [mutant.name]: tried.seed })
  if (tried.kind === 'unseen') return { isCaught: false, told: `unseen in ${from}..${to}` }
  const told = `seed ${tried.seed}, ${tried.rules.join()} at step ${tried.step}: ${tried.what.slice(0, 140)}`
  return { isCaught: true, told }
}
