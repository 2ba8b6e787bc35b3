import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Mutant } from './mutant.ts'

const ROOT = join(import.meta.dirname, '../../..')
/** What runs in a device and what makes its world; all else is the tree's own. */
const COPIED = ['sync', 'test/simulation']
const LINKED = ['server', 'sql', 'test/sql']

/** The text of the mutant's file with the mistake in it. */
export function mistakenText({ file, find, replace }: Mutant): string {
  const text = readFileSync(join(ROOT, file), 'utf8')
  if (text.split(find).length !== 2) throw new Error(`${file} does not hold exactly once: ${find}`)
  return text.replace(find, () => replace)
}

export const originalText = ({ file }: Mutant): string => readFileSync(join(ROOT, file), 'utf8')

/** A copy of the tree with the mistake in it: modules of another place are other modules, also in the same process. */
export function copyWithMistake(mutant: Mutant, tree: string): void {
  for (const name of COPIED)
    cpSync(join(ROOT, name), join(tree, name), { recursive: true, filter: (path) => !path.endsWith('.test.ts') })
  for (const name of LINKED) {
    mkdirSync(dirname(join(tree, name)), { recursive: true })
    symlinkSync(join(ROOT, name), join(tree, name))
  }
  writeFileSync(join(tree, mutant.file), mistakenText(mutant))
}
