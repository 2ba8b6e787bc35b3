import { spawn } from 'node:child_process'
import { planArgs } from '../options.ts'
import { inCopiedTree } from './copied-tree.ts'
import type { Mutant } from './mutant.ts'

/** A world of some hundred steps takes seconds; one that a mistake keeps from ever coming to rest is not waited for. */
const SEED_MS_MAX = 180_000

export type Tried =
  | { readonly kind: 'caught'; readonly seed: number; readonly rules: readonly string[]; readonly what: string }
  | { readonly kind: 'unseen' }

type Line = {
  readonly seed: number
  readonly violations: readonly { readonly id: string; readonly step: number; readonly what: string }[]
}

/** Runs worlds over a copy of the tree in which the mistake is made, until one of them notices. */
export function tryMutant(mutant: Mutant, [from, to]: readonly [number, number]): Promise<Tried> {
  const args = ['--seeds', `${from}..${to}`, ...planArgs(mutant.plan), '--json', '--no-shrink', '--until-failure']
  return inCopiedTree(mutant, async (tree) => {
    const { out, err } = await run(tree, args, (1 + to - from) * SEED_MS_MAX)
    return told(out, err)
  })
}

function run(tree: string, args: readonly string[], msMax: number): Promise<{ out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/simulation/main.ts', 'sim', ...args], {
      cwd: tree,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: msMax,
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (part) => (out += part))
    child.stderr.on('data', (part) => (err += part))
    child.on('error', reject)
    child.on('close', () => resolve({ out, err }))
  })
}

function told(out: string, err: string): Tried {
  const lines = out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)
  const failed = lines.find(({ violations }) => violations.length > 0)
  const first = failed?.violations[0]
  if (failed === undefined || first === undefined) {
    if (lines.length === 0) throw new Error(`the world did not run: ${err.slice(-2_000)}`)
    return { kind: 'unseen' }
  }
  const rules = [...new Set(failed.violations.map(({ id }) => id))]
  return { kind: 'caught', seed: failed.seed, rules, what: `step ${first.step}: ${first.what}` }
}
