import pg from 'pg'
import { withMaintenance } from './with-maintenance.ts'

/** Another server made it between our question and our command. */
const EXISTS_ALREADY = new Set(['42P04', '23505'])

/** Makes the database that `connection` names, unless it is there. */
export async function ensureDatabase(connection: pg.ClientConfig): Promise<void> {
  await withMaintenance(connection, async (client, name) => {
    const found = await client.query('select from pg_catalog.pg_database where datname = $1', [name])
    if (found.rowCount !== 0) return
    await client.query(`create database ${client.escapeIdentifier(name)}`).catch((error: unknown) => {
      if (!(error instanceof pg.DatabaseError && EXISTS_ALREADY.has(error.code ?? ''))) throw error
    })
  })
}
