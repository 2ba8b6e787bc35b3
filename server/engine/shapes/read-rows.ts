import pg from 'pg'
import { setSettings } from '../session-settings.ts'
import { type PgSnapshot, parsePgSnapshot } from './pg-snapshot.ts'

export type RowsAt = {
  readonly snapshot: PgSnapshot
  /** Where the log stood: a transaction whose commit comes after this is not in the snapshot. */
  readonly lsn: bigint
  /** How much of the log was on disk. */
  readonly writtenLsn: bigint
}

export type ReadRowsOptions = {
  readonly pool: pg.Pool
  readonly sql: string | undefined
  readonly timeoutMs: number
  readonly lockMs: number
  /** False: this snapshot will not do; nothing is read. */
  readonly accept?: (at: RowsAt) => boolean
  readonly onRow: (json: string) => void
}

/** The insert position, for with asynchronous commits a snapshot may be ahead of what is written. */
const MARK = `
  select pg_current_snapshot()::text as snapshot, (pg_current_wal_insert_lsn() - '0/0')::text as lsn,
         (pg_current_wal_lsn() - '0/0')::text as written`

/** Reads under one snapshot and tells which one. Rows are passed on one by one, never held as a whole. */
export async function readRows(options: ReadRowsOptions): Promise<RowsAt | 'refused'> {
  const client = await options.pool.connect()
  let broken: Error | undefined
  try {
    await client.query(
      `begin transaction isolation level repeatable read read only; ${setSettings('local')}; ` +
        `set local statement_timeout to ${options.timeoutMs}; set local lock_timeout to ${options.lockMs}`,
    )
    const { rows } = await client.query<{ snapshot: string; lsn: string; written: string }>(MARK)
    const { snapshot = '', lsn = '', written = '' } = rows[0] ?? {}
    const at = { snapshot: parsePgSnapshot(snapshot), lsn: BigInt(lsn), writtenLsn: BigInt(written) }
    const isAccepted = options.accept?.(at) ?? true
    if (isAccepted && options.sql !== undefined) await streamRows(client, options.sql, options.onRow)
    await client.query('commit')
    return isAccepted ? at : 'refused'
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
    await client.query('rollback').then(
      () => {
        broken = undefined
      },
      () => undefined,
    )
    throw error
  } finally {
    client.release(broken)
  }
}

function streamRows(client: pg.PoolClient, text: string, onRow: (json: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const config: pg.QueryArrayConfig = { text, rowMode: 'array' }
    const query = new pg.Query<pg.QueryResultRow>(config)
    let fault: unknown
    query.on('row', (row) => {
      if (fault !== undefined) return
      try {
        onRow((row as unknown as readonly string[])[0] ?? '')
      } catch (error) {
        // The rest of the rows still arrives; it is read past.
        fault = error
      }
    })
    query.on('error', reject)
    query.on('end', () => (fault === undefined ? resolve() : reject(fault)))
    client.query(query)
  })
}
