import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One SQL file. `path` is relative to the SQL directory, with forward slashes on every platform. */
export type SqlFile = { path: string; text: string; sha256: string }

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Line ends are normalised before hashing: a checkout on Windows must not look like a changed migration. */
export async function readSqlFile(directory: string, path: string): Promise<SqlFile> {
  const text = (await readFile(join(directory, path), 'utf8')).replaceAll('\r\n', '\n')
  return { path, text, sha256: sha256(text) }
}
