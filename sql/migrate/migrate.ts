import { join } from 'node:path'
import pg from 'pg'
import { applyObjects } from './apply-objects.ts'
import { applyRoles } from './apply-roles.ts'
import { inTransaction } from './in-transaction.ts'
import { migrateWorkerSchema, readWorkerGrants } from './migrate-worker-schema.ts'
import { OWNER_ROLE } from './owner-role.ts'
import { type Plan, planRun, readState } from './plan-run.ts'
import { type MigrationFile, readSqlDirectory, type SqlDirectory } from './read-sql-directory.ts'
import { recordObject } from './record-object.ts'
import { retryOnConflict } from './retry-on-conflict.ts'
import { APPLICATION_NAME, DEFAULT_SETTINGS, type RunSettings } from './run-settings.ts'
import { runSqlFile } from './run-sql-file.ts'
import { withMigrationLock } from './with-migration-lock.ts'

export type MigrateOptions = Partial<RunSettings> & {
  /** A user that may create roles: the superuser of the embedded cluster, or see the decision record. */
  connection: pg.ClientConfig
  directory?: string
  log?: (line: string) => void
}

type Run = { client: pg.Client; connection: pg.ClientConfig; log: (line: string) => void; settings: RunSettings }

export const DEFAULT_DIRECTORY: string = join(import.meta.dirname, '..')

async function applyMigration(run: Run, migration: MigrationFile): Promise<void> {
  run.log(`applying ${migration.path}`)
  await runSqlFile(run.client, migration)
  await run.client.query('insert into migrations.applied (number, name, sha256) values ($1, $2, $3)', [
    migration.number,
    migration.name,
    migration.sha256,
  ])
}

/** Everything but roles and graphile-worker's own tables, in one transaction. Answers the paths applied. */
async function applyPlan(run: Run, directory: SqlDirectory): Promise<string[]> {
  const { client, settings, log } = run
  return inTransaction(client, settings.lockTimeoutMs, async () => {
    await client.query(`set local role ${OWNER_ROLE}`)
    const before = await readState(client)
    const grants = await readWorkerGrants(client)
    if (before.objectHashes.get(grants.path) !== grants.sha256) {
      await runSqlFile(client, grants)
      await recordObject(client, grants)
    }
    const { migrations } = planRun(directory, before)
    for (const migration of migrations) await applyMigration(run, migration)
    // Read again: a migration may have forgotten objects, which are then applied anew.
    const state = await readState(client)
    const { objects, vanished } = planRun(directory, state)
    if (objects.length > 0) log(`applying ${objects.length} repeatable objects`)
    await applyObjects(client, objects, state.objectHashes)
    for (const path of vanished) log(`${path} is gone from the code, its object is still in the database`)
    return [...migrations, ...objects].map((file) => file.path)
  })
}

/**
 * A database ahead belongs to a newer version that runs beside this one: its functions must not be taken back to our
 * texts, so nothing at all is touched.
 */
function isAhead(plan: Plan, log: (line: string) => void): boolean {
  if (plan.ahead.length === 0) return false
  log(`the database is ahead of this code (${plan.ahead.join(', ')}); nothing is changed`)
  return true
}

async function runOnce(run: Run, directory: SqlDirectory): Promise<string[]> {
  const { client, connection, settings, log } = run
  const state = await readState(client)
  const plan = planRun(directory, state)
  if (isAhead(plan, log)) return []
  const roles = await applyRoles(client, directory.roles, state, settings.lockTimeoutMs)
  await migrateWorkerSchema(connection, settings.lockTimeoutMs, log)
  return [...roles, ...(await applyPlan(run, directory))]
}

/** Brings a database to the state that the SQL directory describes. Safe to call from several servers at once. */
export async function migrate(options: MigrateOptions): Promise<{ applied: string[] }> {
  const { connection, directory: path = DEFAULT_DIRECTORY, log = () => undefined, ...given } = options
  const settings = { ...DEFAULT_SETTINGS, ...given }
  const directory = await readSqlDirectory(path)
  const client = new pg.Client({ ...connection, application_name: APPLICATION_NAME })
  // A connection that breaks fails the query in flight, which is what the caller sees; without a listener it would
  // also end the process.
  client.on('error', (error) => log(`connection lost: ${error.message}`))
  await client.connect()
  try {
    const run: Run = { client, connection, log, settings }
    const applied = await withMigrationLock(client, { waitMsMax: settings.waitMsMax, log }, () =>
      retryOnConflict({ attemptsMax: settings.lockAttemptsMax, log }, () => runOnce(run, directory)),
    )
    return { applied }
  } finally {
    await client.end()
  }
}
