import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../..')
const COPIED = ['sync', 'server', 'sql', 'test', 'package.json', 'tsconfig.json']

export type Change = { readonly file: string; readonly find: string; readonly replace: string }

/** A copy of the tree in which one text stands for another, for as long as the work takes. */
export async function inCopiedTree<Value>(
  { file, find, replace }: Change,
  work: (tree: string) => Promise<Value>,
): Promise<Value> {
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
    return await work(tree)
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}
