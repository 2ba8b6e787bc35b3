import pg from 'pg'
import type { PoolAccess } from '../database/pools.ts'
import { sqlStateOf } from '../database/sql-state.ts'
import { StartError } from './start-error.ts'

const CONNECT_MS_MAX = 10_000
const NOT_ALLOWED = '42501'

/** From the catalogue itself: the view pg_publication_tables would wait for whoever has locked one of the tables. */
const FACTS = `
  select me.rolsuper or me.rolbypassrls as sees_all,
         has_function_privilege('app.contend_for_engine(uuid,text)', 'execute') as may_hold,
         not exists (select from pg_catalog.pg_publication_rel r join pg_catalog.pg_publication p on p.oid = r.prpubid
           where p.pubname = 'blesaf' and not has_table_privilege(r.prrelid, 'select')) as may_read
    from pg_catalog.pg_roles me where me.rolname = current_user`

type Facts = { sees_all: boolean; may_hold: boolean; may_read: boolean }

/**
 * What the engine needs of its login, asked before anything is served. The worst fault would be a silent one: without
 * BYPASSRLS every snapshot is empty, and devices would believe it.
 */
export async function checkReplication(access: PoolAccess, ownUrl: string | undefined): Promise<void> {
  const login = ownUrl === undefined ? 'The login of the database' : 'The login of DATABASE_REPLICATION_URL'
  const facts = await asked<Facts>(access, login, { switching: SWITCH, text: FACTS })
  await asked(access, login, { switching: STREAM, text: 'select 1', replication: 'database' })
  if (facts?.sees_all && facts.may_hold && facts.may_read) return
  throw unfit(
    `${login} cannot make shapes: it needs BYPASSRLS, select on the published tables and execute on ` +
      'app.contend_for_engine, all of which the role blesaf_replication has.',
  )
}

const SWITCH =
  'may not become blesaf_replication. Let an administrator say: grant blesaf_replication to …, or give a login of ' +
  'that role in DATABASE_REPLICATION_URL.'
const STREAM =
  'may not follow changes. Let an administrator say: alter role … replication, or give a login of the role ' +
  'blesaf_replication in DATABASE_REPLICATION_URL.'

type Question = { readonly text: string; readonly switching: string; readonly replication?: 'database' }

async function asked<Row extends pg.QueryResultRow>(
  access: PoolAccess,
  login: string,
  { text, switching, replication }: Question,
): Promise<Row | undefined> {
  const client = new pg.Client({
    ...access,
    connectionTimeoutMillis: CONNECT_MS_MAX,
    ...(replication !== undefined && { replication }),
  } as pg.ClientConfig)
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<Row>(text)).rows[0]
  } catch (error) {
    if (sqlStateOf(error) === NOT_ALLOWED) throw unfit(`${login} ${switching}`, error)
    // The reason names host or user, never the password: pg puts neither the URL nor secrets into its messages.
    throw unfit(`${login} cannot connect for the engine: ${error instanceof Error ? error.message : ''}`, error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function unfit(message: string, cause?: unknown): StartError {
  return new StartError('replication_unfit', message, { cause })
}
