import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AuthorityPools } from '../authority/authority.ts'
import { openPglite } from '../authority/open-pglite.ts'
import { runWorld } from '../run-world.ts'
import { copyWithMistake, mistakenText, originalText } from './make-mistake.ts'
import type { Mutant } from './mutant.ts'
import type { Question, Tried } from './try-mutants.ts'

/** Tries one mutant after the other, as it is asked, over one database: to open that anew takes longer than most worlds. */
const BUILD = join(import.meta.dirname, '../../../.build')
mkdirSync(BUILD, { recursive: true })
const folder = mkdtempSync(join(BUILD, 'mutants-'))
const db = await openPglite()
const pools: AuthorityPools = { root: db.root, api: db.pool('blesaf_api'), worker: db.pool('blesaf_worker') }
let tries = 0

process.on('message', (question: Question) => void tryIt(question).then((tried) => process.send?.(tried)))
process.on('disconnect', () => {
  rmSync(folder, { recursive: true, force: true })
  process.exit()
})
process.send?.('ready')

async function tryIt({ mutant, from, to }: Question): Promise<Tried> {
  if (!mutant.file.endsWith('.sql')) return search(await runnerOf(mutant), mutant, from, to)
  // A function or a view is replaced where it stands.
  await db.root.query(mistakenText(mutant))
  try {
    return await search(runWorld, mutant, from, to)
  } finally {
    await db.root.query(originalText(mutant))
  }
}

async function runnerOf(mutant: Mutant): Promise<typeof runWorld> {
  tries += 1
  const tree = join(folder, String(tries))
  copyWithMistake(mutant, tree)
  const module = await import(pathToFileURL(join(tree, 'test/simulation/run-world.ts')).href)
  return module.runWorld
}

async function search(run: typeof runWorld, { plan }: Mutant, from: number, to: number): Promise<Tried> {
  for (let seed = from; seed <= to; seed += 1) {
    const { violations } = await run(pools, { ...plan, seed: String(seed) })
    const [first] = violations
    const rules = [...new Set(violations.map(({ id }) => id))]
    if (first !== undefined) return { kind: 'caught', seed, rules, step: first.step, what: first.what }
  }
  return { kind: 'unseen' }
}
