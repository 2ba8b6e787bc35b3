import pg from 'pg'
import type { ReplayWorld } from './replay-world.ts'

export type TraceDatabase = Pick<ReplayWorld, 'sql' | 'openTransaction'> & { close: () => Promise<void> }

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  // Some scenarios stop Postgres; the connection that is lost then is opened anew by the next statement.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Runs the recorded statements in order on one connection, each as it stands. */
export function openTraceDatabase(url: string): TraceDatabase {
  let current: Promise<pg.Client> | undefined
  const client = async (): Promise<pg.Client> => {
    if (current === undefined) {
      const opened = connect(url)
      current = opened
      const forget = (): void => {
        if (current === opened) current = undefined
      }
      opened.then((made) => made.once('end', forget), forget)
    }
    return current
  }
  const sql = async (statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await (await client()).query(statement)
  }
  const openTransaction = async (statements: readonly string[]) => {
    const own = await connect(url)
    await own.query('begin')
    for (const statement of statements) await own.query(statement)
    const commit = async (): Promise<void> => {
      await own.query('commit')
      await own.end()
    }
    return { commit }
  }
  const close = async (): Promise<void> => {
    await (await current)?.end()
  }
  return { sql, openTransaction, close }
}
