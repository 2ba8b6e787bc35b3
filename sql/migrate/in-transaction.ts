import type pg from 'pg'

/**
 * The search path is empty so that a result never depends on who connects; house style names everything fully.
 * Time-outs that the server or the role may set are for requests: a migration is limited by its locks alone.
 */
async function prepare(client: pg.ClientBase, lockTimeoutMs: number): Promise<void> {
  await client.query(`
    set local lock_timeout = ${Math.trunc(lockTimeoutMs)};
    set local statement_timeout = 0;
    set local idle_in_transaction_session_timeout = 0;
    set local check_function_bodies = off;
    set local search_path = '';
    set local client_min_messages = warning;
  `)
}

export async function inTransaction<T>(
  client: pg.ClientBase,
  lockTimeoutMs: number,
  work: () => Promise<T>,
): Promise<T> {
  await client.query('begin')
  try {
    await prepare(client, lockTimeoutMs)
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    // The first error is the one to tell; a rollback can fail only if the connection is gone, which rolls back as well.
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}
