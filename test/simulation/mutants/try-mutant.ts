import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mutant } from './mutants.ts'

const ROOT = join(import.meta.dirname, '../../..')
const COPIED = ['sync', 'server', 'sql', 'test', 'package.json', 'tsconfig.json']

export type Tried = {
  readonly isCaught: boolean
  readonly seed: number | undefined
  readonly rules: readonly string[]
  readonly what: string
}

/** Runs worlds over a copy of the tree in which one text stands for another, until one of them fails. */
export async function tryMutant({ file, find, replace }: Mutant, seeds: string, steps: number): Promise<Tried> {
  const tree = mkdtempSync(join(tmpdir(), 'blesaf-mutant-'))
  try {
    for (const name of COPIED)
      cpSync(join(ROOT, name), join(tree, name), { recursive: true, filter: (path) => !path.endsWith('.test.ts') })
    symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'))
    // The database's picture is found by the hash of its texts, so that only a changed SQL text makes another one.
    mkdirSync(join(ROOT, '.build/simulation'), { recursive: true })
    mkdirSync(join(tree, '.build'))
    symlinkSync(join(ROOT, '.build/simulation'), join(tree, '.build/simulation'))
    const path = join(tree, file)
    const text = readFileSync(path, 'utf8')
    if (text.split(find).length !== 2) throw new Error(`${file} does not hold exactly once: ${find}`)
    writeFileSync(
      path,
      text.replace(find, () => replace),
    )
    return readLines(
      await run(tree, ['sim', '--seeds', seeds, '--steps', String(steps), '--json', '--no-shrink', '--until-failure']),
    )
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

function run(tree: string, args: readonly string[]): Promise<{ out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'test/simulation/main.ts', ...args], {
      cwd: tree,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (part) => (out += part))
    child.stderr.on('data', (part) => (err += part))
    child.on('error', reject)
    child.on('close', () => resolve({ out, err }))
  })
}

function readLines({ out, err }: { out: string; err: string }): Tried {
  const lines = out
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { seed: number; violations: { id: string; what: string }[] })
  const failed = lines.find(({ violations }) => violations.length > 0)
  if (failed !== undefined) {
    const { seed, violations } = failed
    return {
      isCaught: true,
      seed,
      rules: [...new Set(violations.map(({ id }) => id))],
      what: violations[0]?.what ?? '',
    }
  }
  if (lines.length === 0) throw new Error(`the world did not run: ${err.slice(-2_000)}`)
  return { isCaught: false, seed: undefined, rules: [], what: '' }
}
