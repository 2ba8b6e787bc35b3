import type pg from 'pg'
import { inTransaction } from './in-transaction.ts'
import { MigrationError } from './migration-error.ts'
import { OWNER_ROLE } from './owner-role.ts'
import type { State } from './plan-run.ts'
import { recordObject } from './record-object.ts'
import { runSqlFile } from './run-sql-file.ts'
import { readSqlFile, type SqlFile } from './sql-file.ts'

/**
 * The owner may create schemas in this database, and the connecting user may act as the owner. A superuser may anyway;
 * a user with CREATEROLE only administers the roles that it made, and grants itself the right to become one.
 */
async function letOwnerWork(client: pg.ClientBase): Promise<void> {
  await client.query(`do $$
  begin
    execute pg_catalog.format('grant connect, create, temporary on database %I to ${OWNER_ROLE}', pg_catalog.current_database());
    if not pg_catalog.pg_has_role(session_user, '${OWNER_ROLE}', 'set') then
      execute pg_catalog.format('grant ${OWNER_ROLE} to %I with set true', session_user);
    end if;
  end $$`)
}

async function isOwnerMissing(client: pg.ClientBase): Promise<boolean> {
  const found = await client.query('select from pg_catalog.pg_roles where rolname = $1', [OWNER_ROLE])
  return found.rowCount === 0
}

/**
 * Roles and the tool's own tables come first, in a transaction of their own: all that follows runs as the owner made
 * here. Both texts can be run twice, so a later failure leaves nothing that the next run minds. A cluster that lost
 * its roles (a database restored elsewhere) gets them again even though the text is unchanged.
 */
export async function applyRoles(
  client: pg.ClientBase,
  roles: SqlFile | undefined,
  state: State,
  lockTimeoutMs: number,
): Promise<string[]> {
  const stateFile = { ...(await readSqlFile(import.meta.dirname, 'state.sql')), path: 'migrate/state.sql' }
  const ownerMissing = await isOwnerMissing(client)
  const isChanged = (file: SqlFile) => state.objectHashes.get(file.path) !== file.sha256
  if (roles === undefined && ownerMissing) {
    throw new MigrationError('roles_missing', `roles.sql is missing and role ${OWNER_ROLE} does not exist`)
  }
  const runRoles = roles !== undefined && (ownerMissing || isChanged(roles))
  if (!runRoles && !isChanged(stateFile)) return []
  await inTransaction(client, lockTimeoutMs, async () => {
    if (runRoles) await runSqlFile(client, roles)
    await letOwnerWork(client)
    await client.query(`set local role ${OWNER_ROLE}`)
    await runSqlFile(client, stateFile)
    await recordObject(client, stateFile)
    if (runRoles) await recordObject(client, roles)
  })
  return runRoles ? [roles.path] : []
}
