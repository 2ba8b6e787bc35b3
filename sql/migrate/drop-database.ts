import type pg from 'pg'
import { withMaintenance } from './with-maintenance.ts'

/** Ends every connection to the database and drops it. An active replication slot in it is an error, on purpose. */
export async function dropDatabase(connection: pg.ClientConfig): Promise<void> {
  await withMaintenance(connection, async (client, name) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  })
}
