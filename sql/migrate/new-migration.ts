import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MigrationError } from './migration-error.ts'
import { readSqlDirectory } from './read-sql-directory.ts'

const WORDS = /^[a-z0-9]+(?:[ _-][a-z0-9]+)*$/i

const TEXT = `-- Why: (one sentence)
-- Beside a running version: (why the previous release works on with this)
`

/** Writes the next numbered file and answers its path. */
export async function newMigration(directory: string, words: string): Promise<string> {
  if (!WORDS.test(words)) throw new MigrationError('usage', 'db:new NAME, where NAME is words of letters and digits')
  const { migrations } = await readSqlDirectory(directory)
  const number = String(migrations.length + 1).padStart(4, '0')
  const path = join(directory, 'migrations', `${number}_${words.toLowerCase().replaceAll(/[ -]/g, '_')}.sql`)
  await writeFile(path, TEXT, { flag: 'wx' })
  return path
}
