import type pg from 'pg'
import { MigrationError } from './migration-error.ts'
import { splitStatements } from './split-statements.ts'
import type { SqlFile } from './sql-file.ts'

const ROUTINE_NAME = /\b(?:function|procedure)\s+("?\w+"?)\s*\.\s*("?\w+"?)/i

function routineNames(file: SqlFile): string[] {
  return splitStatements(file.text)
    .filter(({ words }) => /^create (or replace )?(function|procedure)\b/.test(words.join(' ')))
    .map(({ text }) => ROUTINE_NAME.exec(text))
    .filter((match) => match !== null)
    .map((match) => `${match[1]}.${match[2]}`.replaceAll('"', ''))
}

/** How many functions exist under the names that the file creates. */
export async function countOverloads(client: pg.ClientBase, file: SqlFile): Promise<number> {
  const names = routineNames(file)
  if (names.length === 0) return 0
  const counted = await client.query<{ count: number }>(
    `select count(*)::int as count
     from pg_catalog.pg_proc as p join pg_catalog.pg_namespace as n on n.oid = p.pronamespace
     where n.nspname || '.' || p.proname = any($1::text[])`,
    [names],
  )
  return counted.rows[0]?.count ?? 0
}

/**
 * `create or replace` with other argument types makes a second function beside the first: old callers keep the old
 * body, and a fresh database differs from a migrated one. Postgres raises nothing, so it is counted.
 */
export async function assertNoOverload(client: pg.ClientBase, file: SqlFile, before: number): Promise<void> {
  if ((await countOverloads(client, file)) <= before) return
  const message = `the arguments of ${routineNames(file).join(', ')} changed and the old function stays: a migration must drop it and forget this file first`
  throw new MigrationError('signature_changed', message, { file: file.path })
}
