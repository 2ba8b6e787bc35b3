import pg from 'pg'
import { EngineError } from '../engine-error.ts'
import { toEngineError } from '../to-engine-error.ts'
import { HAS_FULL_IDENTITY, isPublishedSql } from './followed-sql.ts'
import type { Table } from './table.ts'

export type PublicationOptions = {
  readonly name: string
  /** False where migrations make the publication: then a missing table is a fault, not a task. */
  readonly isManaged: boolean
  readonly lockMs: number
}

const GENERATED_COLUMNS_SINCE = 180_000

const STATE = `
  select c.oid::regclass::text as name, ${HAS_FULL_IDENTITY} as is_full, ${isPublishedSql('$2')} as is_published
    from pg_catalog.pg_class c where c.oid = any($1::oid[])`

type State = { name: string; is_full: boolean; is_published: boolean }

/** Answers whether it was missing. */
export async function makePublication(pool: Pick<pg.Pool, 'query'>, name: string): Promise<boolean> {
  const { rows } = await pool.query<{ version: number; exists: boolean }>(
    `select current_setting('server_version_num')::int as version,
            exists (select from pg_catalog.pg_publication where pubname = $1) as exists`,
    [name],
  )
  if (rows[0]?.exists) return false
  const generated =
    (rows[0]?.version ?? 0) >= GENERATED_COLUMNS_SINCE ? ' with (publish_generated_columns = stored)' : ''
  await pool.query(`create publication ${pg.escapeIdentifier(name)}${generated}`)
  return true
}

/**
 * After this every later change of the table comes with its whole old row. Answers whether the publication had to be made
 * anew: then no other table is in it any more.
 */
export async function ensurePublished(pool: pg.Pool, table: Table, options: PublicationOptions): Promise<boolean> {
  const oids = [table.oid, ...table.partitions]
  const { rows } = await pool.query<State>(STATE, [oids, options.name])
  const root = rows.length === oids.length && rows.some(({ is_published }) => is_published)
  if (root && rows.every(({ is_full }) => is_full)) return false
  if (!options.isManaged) {
    throw new EngineError('not_published', 'The table is not in the publication, or does not tell its whole old rows')
  }
  const isNew = await makePublication(pool, options.name)
  await publish(pool, table, rows, options)
  return isNew
}

/**
 * The lock that a changed replica identity takes is also what makes the start exact: no transaction that has written
 * already can be open when the table joins the publication, so none arrives in part.
 */
async function publish(pool: pg.Pool, table: Table, states: State[], options: PublicationOptions): Promise<void> {
  const name = `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.name)}`
  const publication = pg.escapeIdentifier(options.name)
  const client = await pool.connect()
  try {
    await client.query(`begin; set local lock_timeout to ${options.lockMs}; set local statement_timeout to 0`)
    if (!states.some(({ is_published }) => is_published)) {
      // Without the word, tables that inherit would come in too, and refuse updates for want of a replica identity.
      const only = table.isPartitioned ? '' : 'only '
      await client.query(`alter publication ${publication} add table ${only}${name}`)
    }
    // Said even where it is so already, for the sake of its lock.
    for (const state of states) await client.query(`alter table ${state.name} replica identity full`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw toPublishError(error)
  } finally {
    client.release()
  }
}

/** No clause has part in it: what Postgres refuses here is the table. */
function toPublishError(cause: unknown): EngineError {
  const error = toEngineError(cause)
  if (error.code !== 'clause_failed') return error
  return new EngineError('snapshot_failed', `Unexpected error while creating snapshot: ${error.message}`, { cause })
}
