import { Logger, runMigrations } from 'graphile-worker'
import type pg from 'pg'
import { applyObjects } from '../../../sql/migrate/apply-objects.ts'
import { applyRoles } from '../../../sql/migrate/apply-roles.ts'
import { inTransaction } from '../../../sql/migrate/in-transaction.ts'
import { DEFAULT_DIRECTORY } from '../../../sql/migrate/migrate.ts'
import { readWorkerGrants } from '../../../sql/migrate/migrate-worker-schema.ts'
import { OWNER_ROLE } from '../../../sql/migrate/owner-role.ts'
import { readSqlDirectory } from '../../../sql/migrate/read-sql-directory.ts'
import { runSqlFile } from '../../../sql/migrate/run-sql-file.ts'

const LOCK_MS = 5_000
const QUIET = new Logger(() => () => undefined)

/** The same files in the same order as `migrate`, which opens connections of its own and therefore cannot be used. */
export async function migratePglite(pool: pg.Pool): Promise<void> {
  const directory = await readSqlDirectory(DEFAULT_DIRECTORY)
  const client = pool as unknown as pg.ClientBase
  await applyRoles(client, directory.roles, { applied: [], objectHashes: new Map() }, LOCK_MS)
  await client.query(`set role ${OWNER_ROLE}`)
  await runMigrations({ pgPool: pool, concurrency: 1, noHandleSignals: true, logger: QUIET })
  await client.query('reset role')
  await inTransaction(client, LOCK_MS, async () => {
    await client.query(`set local role ${OWNER_ROLE}`)
    await runSqlFile(client, await readWorkerGrants(client))
    for (const migration of directory.migrations) await runSqlFile(client, migration)
    await applyObjects(client, directory.objects, new Map())
  })
}
