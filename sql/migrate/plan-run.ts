import type pg from 'pg'
import { MigrationError } from './migration-error.ts'
import type { MigrationFile, SqlDirectory } from './read-sql-directory.ts'
import type { SqlFile } from './sql-file.ts'

type AppliedMigration = { number: number; name: string; sha256: string }
export type State = { applied: AppliedMigration[]; objectHashes: Map<string, string> }

/**
 * `ahead` names applied migrations that this code does not know: a newer version has been here. `vanished` names
 * repeatable files that were applied once and are gone from the code.
 */
export type Plan = { migrations: MigrationFile[]; objects: SqlFile[]; ahead: string[]; vanished: string[] }

export async function readState(client: pg.ClientBase): Promise<State> {
  const found = await client.query<{ exists: boolean }>(
    `select to_regclass('migrations.applied') is not null and to_regclass('migrations.objects') is not null as exists`,
  )
  if (!found.rows[0]?.exists) return { applied: [], objectHashes: new Map() }
  const applied = await client.query<AppliedMigration>(
    'select number, name, sha256 from migrations.applied order by number',
  )
  const objects = await client.query<{ path: string; sha256: string }>('select path, sha256 from migrations.objects')
  return { applied: applied.rows, objectHashes: new Map(objects.rows.map((row) => [row.path, row.sha256])) }
}

/** Numbers are dense on both sides, so one list is a prefix of the other or history was rewritten. */
function assertSameHistory(applied: AppliedMigration, file: MigrationFile): void {
  if (applied.name !== file.name) {
    throw new MigrationError('migration_renamed', `was applied under the name ${applied.name}`, { file: file.path })
  }
  if (applied.sha256 !== file.sha256) {
    const message = 'was applied with another text; write a new migration instead of changing this one'
    throw new MigrationError('migration_changed', message, { file: file.path })
  }
}

/** Texts that the tool itself records beside the objects. */
const isOwnPath = (path: string): boolean => path === 'roles.sql' || path.startsWith('migrate/')

export function planRun(directory: SqlDirectory, state: State): Plan {
  state.applied.forEach((applied, index) => {
    const file = directory.migrations[index]
    if (file !== undefined) assertSameHistory(applied, file)
  })
  const paths = new Set(directory.objects.map((file) => file.path))
  return {
    migrations: directory.migrations.slice(state.applied.length),
    objects: directory.objects.filter((file) => state.objectHashes.get(file.path) !== file.sha256),
    ahead: state.applied.slice(directory.migrations.length).map((applied) => applied.name),
    vanished: [...state.objectHashes.keys()].filter((path) => !paths.has(path) && !isOwnPath(path)),
  }
}
