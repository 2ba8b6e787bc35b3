import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { readDatabasePlace } from '../config/config.ts'
import { startEmbeddedPostgres } from '../postgres/start-embedded-postgres.ts'
import { loadEnvironment } from '../start/load-environment.ts'
import { EMBEDDED_DATABASE } from './embedded-database.ts'

const EMBEDDED_USER = 'postgres'

export interface OwnDatabase {
  readonly connection: pg.ClientConfig
  /** The embedded cluster of this checkout, whose data is nobody else's. */
  readonly isOurs: boolean
  close(): Promise<void>
}

export interface OpenOptions {
  /** What a server that is started meanwhile is told about this tool. */
  readonly label: string
  readonly print: (line: string) => void
  /** Use the Postgres of a server that already runs here, and leave it running; else such a server is a refusal. */
  readonly join: boolean
}

/** For tools on the command line: the database that a server started here would use. */
export async function openOwnDatabase({ label, print, join: isJoining }: OpenOptions): Promise<OwnDatabase> {
  const environment = loadEnvironment('.env', process.env)
  const { url, dataDirectory } = readDatabasePlace(environment, { read: (path) => readFileSync(path, 'utf8') })
  if (url !== undefined) return { connection: { connectionString: url }, isOurs: false, close: async () => undefined }
  const directory = join(dataDirectory, 'postgres')
  const postgres = await startEmbeddedPostgres({ directory, log: print, label, join: isJoining })
  return {
    connection: postgres.connection(EMBEDDED_USER, EMBEDDED_DATABASE),
    isOurs: true,
    close: () => postgres.stop(),
  }
}
