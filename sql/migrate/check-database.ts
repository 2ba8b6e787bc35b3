import pg from 'pg'
import { DEFAULT_DIRECTORY } from './migrate.ts'
import { planRun, readState } from './plan-run.ts'
import { readSqlDirectory } from './read-sql-directory.ts'

/**
 * Every way in which a database differs from what the directory asks for, as sentences; none means that it is equal.
 * A vanished object is a fault here although a run only mentions it: the code no longer says what the database holds.
 */
export async function checkDatabase(
  connection: pg.ClientConfig,
  directory: string = DEFAULT_DIRECTORY,
): Promise<string[]> {
  const files = await readSqlDirectory(directory)
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const state = await readState(client)
    const plan = planRun(files, state)
    const rolesChanged = files.roles !== undefined && state.objectHashes.get('roles.sql') !== files.roles.sha256
    return [
      ...plan.ahead.map((name) => `migrations/${name} was applied by a newer version; this code does not know it`),
      ...(rolesChanged ? ['roles.sql changed and is not applied'] : []),
      ...plan.migrations.map((file) => `${file.path} is pending`),
      ...plan.objects.map((file) => `${file.path} changed and is not applied`),
      ...plan.vanished.map(
        (path) => `${path} is gone, its object is not: a migration must drop it and call migrations.forget('${path}')`,
      ),
    ]
  } finally {
    await client.end()
  }
}
