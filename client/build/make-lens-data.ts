import { PGlite } from '@electric-sql/pglite'
import { lensStatements } from './lens-statements.ts'

/** What initdb is told: the log in small pieces, of which it keeps two at least. */
const INITDB = ['--wal-segsize=1', '--no-instructions']

/** One database with nobody else in it: what Postgres keeps ready for others is memory that a tablet does not have. */
export const lensSettings = [
  `alter system set shared_buffers = '8MB'`,
  `alter system set max_connections = 4`,
  `alter system set max_wal_senders = 0`,
  `alter system set wal_level = 'minimal'`,
  `alter system set min_wal_size = '2MB'`,
  `alter system set max_wal_size = '4MB'`,
  'update pg_database set datistemplate = false',
  'drop database template0',
  'drop database template1',
]

/**
 * The directory of an empty lens, packed: a device that unpacks it spares itself the making, which costs more time and
 * memory than all that follows (client/lens/decisions/0001).
 */
export async function makeLensData(): Promise<Uint8Array> {
  const bare = await pack(await PGlite.create({ initDbStartParams: INITDB }), lensSettings)
  // Only under the new settings is the log cut down to them.
  const data = await pack(await PGlite.create({ loadDataDir: bare }), [...lensStatements(), 'vacuum full'])
  return new Uint8Array(await data.arrayBuffer())
}

async function pack(database: PGlite, statements: readonly string[]): Promise<Blob> {
  for (const statement of statements) await database.exec(statement)
  // The second one takes away the log that the first one still needed.
  await database.exec('checkpoint; checkpoint')
  const data = await database.dumpDataDir('gzip')
  await database.close()
  return data
}
