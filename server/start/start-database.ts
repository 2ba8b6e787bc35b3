import type pg from 'pg'
import { ensureDatabase } from '../../sql/migrate/ensure-database.ts'
import type { Config } from '../config/config-type.ts'
import { EMBEDDED_DATABASE } from '../database/embedded-database.ts'
import { outsideAccess } from '../database/outside-access.ts'
import type { PoolAccess, PoolsOptions } from '../database/pools.ts'
import { checkOutsidePostgres } from '../postgres/check-outside-postgres.ts'
import { startEmbeddedPostgres } from '../postgres/start-embedded-postgres.ts'
import { say } from './say.ts'
import { StartError } from './start-error.ts'

export interface Database {
  /** May make roles and tables; only migrations use it. */
  readonly owner: pg.ClientConfig
  readonly access: PoolsOptions['access'] & {
    /** Follows changes and reads what is published, past row level security. */
    readonly replication: PoolAccess
  }
  stop(): Promise<void>
}

type DatabaseConfig = Pick<Config, 'database' | 'publicUrl' | 'dataDirectory'>

/** `onLost`: the embedded Postgres ended and does not start again; an outside one is its operators' to bring back. */
export function startDatabase(config: DatabaseConfig, onLost: (error: unknown) => void): Promise<Database> {
  return config.database === undefined ? startEmbedded(config, onLost) : checkOutside(config.database)
}

async function startEmbedded(
  { dataDirectory, publicUrl }: DatabaseConfig,
  onLost: (error: unknown) => void,
): Promise<Database> {
  const directory = `${dataDirectory}/postgres`
  const postgres = await startEmbeddedPostgres({ directory, log: say, label: publicUrl, onLost })
  try {
    await ensureDatabase(postgres.connection('postgres', EMBEDDED_DATABASE))
  } catch (error) {
    await postgres.stop()
    throw error
  }
  const as = (user: string) => postgres.connection(user, EMBEDDED_DATABASE)
  return {
    owner: as('postgres'),
    access: { api: as('blesaf_api'), worker: as('blesaf_worker'), replication: as('blesaf_replication') },
    stop: () => postgres.stop(),
  }
}

async function checkOutside(database: NonNullable<Config['database']>): Promise<Database> {
  const faults = await checkOutsidePostgres(database.url)
  if (faults.length > 0) {
    const lines = ['The Postgres at DATABASE_URL cannot be used:', ...faults.map(({ message }) => `  ${message}`)]
    throw new StartError('database_unfit', lines.join('\n'))
  }
  return { owner: { connectionString: database.url }, access: outsideAccess(database), stop: async () => undefined }
}
