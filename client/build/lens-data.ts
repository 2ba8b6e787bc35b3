import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { lensStatements } from './lens-statements.ts'
import { lensSettings, makeLensData } from './make-lens-data.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDER = resolve(ROOT, '.build/lens')
const FILE = resolve(FOLDER, 'lens.tgz')
const NAME = 'virtual:lens-data'
/** The mark by which bundlers know what is no file. */
const RESOLVED = `\0${NAME}`
const MADE_OF = resolve(FOLDER, 'made-of')

/** The address of the packed directory of the lens, as `virtual:lens-data`; it is made when what it is made of changed. */
export function lensData(): Plugin {
  return {
    name: 'lens-data',
    resolveId: (id) => (id === NAME ? RESOLVED : undefined),
    load: (id) =>
      id === RESOLVED ? `export { default as lensData } from ${JSON.stringify(`${FILE}?url`)}` : undefined,
    async buildStart() {
      const sources = lensSources()
      if (existsSync(FILE) && existsSync(MADE_OF) && readFileSync(MADE_OF, 'utf8') === sources) return
      mkdirSync(FOLDER, { recursive: true })
      writeFileSync(`${FILE}.new`, await makeLensData())
      renameSync(`${FILE}.new`, FILE)
      writeFileSync(MADE_OF, sources)
    },
  }
}

/** A directory of another version of Postgres would not be read: the version of the package counts too. */
function lensSources(): string {
  const { version } = JSON.parse(
    readFileSync(resolve(ROOT, 'node_modules/@electric-sql/pglite/package.json'), 'utf8'),
  ) as { version: string }
  const parts = [version, ...lensSettings, ...lensStatements()]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
