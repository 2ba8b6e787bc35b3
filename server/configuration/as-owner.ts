import pg from 'pg'
import { OWNER_ROLE } from '../../sql/migrate/owner-role.ts'

const CONNECT_TIMEOUT_MS = 5_000
const STATEMENT_TIMEOUT_MS = 30_000
const LOCK_TIMEOUT_MS = 10_000

/**
 * One connection in the role that owns the database: no superuser, and within row level security like everybody else,
 * so a tool that forgets its tenant sees nothing.
 */
export async function asOwner<Result>(
  connection: pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({
    ...connection,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    lock_timeout: LOCK_TIMEOUT_MS,
  })
  // The query in flight fails by itself; unheard, the same loss would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`set role ${OWNER_ROLE}`)
    return await work(client)
  } finally {
    await client.end()
  }
}
