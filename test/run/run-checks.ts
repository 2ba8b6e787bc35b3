import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

export type CheckResult = { name: string; isClean: boolean }

const ROOT = resolve(import.meta.dirname, '../..')

const CHECKS = [
  { name: 'types', command: 'typescript/bin/tsc', args: ['-b'] },
  { name: 'lint and format', command: '@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'dead code', command: 'knip/bin/knip.js', args: ['--no-progress', '--no-config-hints'] },
]

function runCheck({ name, command, args }: (typeof CHECKS)[number]): CheckResult {
  const startedAt = performance.now()
  const script = resolve(ROOT, 'node_modules', command)
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: ROOT, stdio: 'inherit' })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`check: ${name} ${status === 0 ? 'clean' : 'NOT CLEAN'} (${seconds} s)`)
  return { name, isClean: status === 0 }
}

/** One after the other: each of them uses every core by itself. All run, so that all faults are seen at once. */
export function runChecks(): CheckResult[] {
  return CHECKS.map(runCheck)
}
