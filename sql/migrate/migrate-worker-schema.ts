import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { OWNER_ROLE } from './owner-role.ts'
import { APPLICATION_NAME } from './run-settings.ts'
import { readSqlFile, type SqlFile, sha256 } from './sql-file.ts'

/**
 * graphile-worker brings its own migrations and commits each one itself, so they cannot share our transaction; they
 * are behind our advisory lock and each can be found done already. They run as the owner, so that the definer
 * functions which enqueue jobs pass the row level security of its tables.
 */
export async function migrateWorkerSchema(
  connection: pg.ClientConfig,
  lockTimeoutMs: number,
  log: (line: string) => void,
): Promise<void> {
  const pool = new pg.Pool({
    ...connection,
    application_name: APPLICATION_NAME,
    max: 1,
    onConnect: (client) => client.query(`set role ${OWNER_ROLE}; set lock_timeout = ${Math.trunc(lockTimeoutMs)}`),
  })
  // A connection that breaks fails the query in flight; without listeners it would also end the process.
  const tellError = (error: Error) => log(`graphile-worker: connection lost: ${error.message}`)
  pool.on('error', tellError)
  pool.on('connect', (client) => client.on('error', tellError))
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(`graphile-worker: ${message}`)
  })
  try {
    await runMigrations({ pgPool: pool, concurrency: 1, noHandleSignals: true, logger })
  } finally {
    await pool.end()
  }
}

/** The rights of blesaf_worker, as a file whose hash also changes with the revision of the worker's schema. */
export async function readWorkerGrants(client: pg.ClientBase): Promise<SqlFile> {
  const file = await readSqlFile(import.meta.dirname, 'worker-grants.sql')
  const latest = await client.query<{ id: number }>('select max(id) as id from graphile_worker.migrations')
  return { ...file, path: 'migrate/worker-grants.sql', sha256: sha256(`${latest.rows[0]?.id}\n${file.text}`) }
}
