import type pg from 'pg'
import { DEFAULT_DIRECTORY } from './migrate.ts'
import { listMigrationNames } from './read-sql-directory.ts'

/**
 * Names of the migrations that this code has and the database lacks. Any role may ask. A database that was never
 * migrated lacks them all. Changed repeatable objects do not count: beside a newer version they differ for good.
 */
export async function pendingMigrations(
  client: Pick<pg.ClientBase, 'query'>,
  directory: string = DEFAULT_DIRECTORY,
): Promise<string[]> {
  const names = await listMigrationNames(directory)
  const found = await client.query<{ exists: boolean }>(
    `select to_regprocedure('migrations.applied_names()') is not null as exists`,
  )
  if (!found.rows[0]?.exists) return names
  const applied = await client.query<{ name: string }>('select name from migrations.applied_names() as name')
  const known = new Set(applied.rows.map((row) => row.name))
  return names.filter((name) => !known.has(name))
}
