import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { lensStatements } from './lens-statements.ts'
import { lensSettings, makeLensData } from './make-lens-data.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const FOLDER = resolve(ROOT, '.build/lens')
const FILE = resolve(FOLDER, 'lens.tgz')
const MADE_OF = resolve(FOLDER, 'made-of')

/** The packed directory of the lens, which client/lens/open-lens.ts names: made when what it is made of changed. */
export function lensData(): Plugin {
  return {
    name: 'lens-data',
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
