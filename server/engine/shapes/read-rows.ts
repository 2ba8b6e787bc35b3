import type pg from 'pg'
import { setSettings } from '../session-settings.ts'
import { type PgSnapshot, parsePgSnapshot } from './pg-snapshot.ts'
import { StatementRows, type StatementRowsEvents } from './statement-rows.ts'

export type RowsAt = {
  readonly snapshot: PgSnapshot
  /** Where the log stood: a transaction whose commit comes after this is not in the snapshot. */
  readonly lsn: bigint
  /** How much of the log was on disk. */
  readonly writtenLsn: bigint
}

export type ReadRowsOptions = {
  readonly pool: pg.Pool
  /** Selects of one column, all under the same snapshot. */
  readonly statements: readonly string[]
  readonly timeoutMs: number
  readonly lockMs: number
  /** False: this snapshot will not do; nothing is read. */
  readonly accept?: (at: RowsAt) => boolean
  /** Must not throw: the rows of the other statements are still to come. */
  readonly onRow: (json: string, statement: number) => void
  /** This statement has had all its rows; must not throw either. What follows may still fail. */
  readonly onStatement?: (statement: number, at: RowsAt) => void
}

/** The insert position, for with asynchronous commits a snapshot may be ahead of what is written. */
const MARK = `
  select pg_current_snapshot()::text, (pg_current_wal_insert_lsn() - '0/0')::text, (pg_current_wal_lsn() - '0/0')::text`

/**
 * Reads under one snapshot and tells which one. Rows are passed on one by one, never held as a whole. Two messages do all
 * of it, whatever the number of statements: for a small shape the ways there and back cost more than its rows.
 */
export async function readRows(options: ReadRowsOptions): Promise<RowsAt | 'refused'> {
  const client = await options.pool.connect()
  let broken: Error | undefined
  try {
    const at = await beginAt(client, options)
    const isAccepted = options.accept?.(at) ?? true
    const statements = isAccepted ? options.statements : []
    await run(client, [...statements, 'commit'].join('; '), {
      onRow: (statement, [json]) => options.onRow(json ?? '', statement),
      onStatement: (statement) => statement < statements.length && options.onStatement?.(statement, at),
    })
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

async function beginAt(client: pg.PoolClient, { timeoutMs, lockMs }: ReadRowsOptions): Promise<RowsAt> {
  let mark: readonly (string | null)[] = []
  await run(
    client,
    `begin transaction isolation level repeatable read read only; ${setSettings('local')}; ` +
      `set local statement_timeout to ${timeoutMs}; set local lock_timeout to ${lockMs}; ${MARK}`,
    {
      onRow: (_, fields) => {
        mark = fields
      },
    },
  )
  const [snapshot, lsn, written] = mark
  return { snapshot: parsePgSnapshot(snapshot ?? ''), lsn: BigInt(lsn ?? ''), writtenLsn: BigInt(written ?? '') }
}

function run(client: pg.PoolClient, text: string, events: Omit<StatementRowsEvents, 'onEnd'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const onEnd = (error: Error | undefined): void => (error === undefined ? resolve() : reject(error))
    client.query(new StatementRows(text, { ...events, onEnd }))
  })
}
