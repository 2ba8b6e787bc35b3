import type pg from 'pg'

/** A transaction that a test holds open, so that a race has only one way to go. */
export type OpenTransaction = { client: pg.PoolClient; commit: () => Promise<void> }

export async function openTransaction(pool: pg.Pool): Promise<OpenTransaction> {
  const client = await pool.connect()
  await client.query('begin')
  const commit = async (): Promise<void> => {
    try {
      await client.query('commit')
    } finally {
      client.release()
    }
  }
  return { client, commit }
}
