import pg from 'pg'

const MAINTENANCE_DATABASE = 'postgres'

/**
 * A database cannot be made or dropped from within: connects to the same server as the same user, whether they were
 * given as a URL or in parts. `name` is the database that `connection` names, raw.
 */
export async function withMaintenance(
  connection: pg.ClientConfig,
  work: (client: pg.Client, name: string) => Promise<void>,
): Promise<void> {
  const { host, port, user, password, ssl, database } = new pg.Client(connection)
  const client = new pg.Client({ host, port, user, password, ssl, database: MAINTENANCE_DATABASE })
  await client.connect()
  try {
    await work(client, database ?? MAINTENANCE_DATABASE)
  } finally {
    await client.end()
  }
}
