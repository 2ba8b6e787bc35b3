import { PGlite } from '@electric-sql/pglite'
import { lensStatements } from './lens-statements.ts'

/** One database with nobody else in it: what Postgres keeps ready for others is memory that a tablet does not have. */
const SETTINGS = {
  shared_buffers: '8MB',
  max_connections: '4',
  max_wal_senders: '0',
  wal_level: 'minimal',
  min_wal_size: '2MB',
  max_wal_size: '4MB',
} as const
const INITDB = ['--wal-segsize=1', '--no-instructions']
const TEMPLATES = ['template0', 'template1']

/**
 * The directory of an empty lens, packed: a device that unpacks it spares itself the making, which costs it more time and
 * memory than all that follows (client/lens/decisions/0001).
 */
export async function makeLensData(): Promise<Uint8Array> {
  const made = await PGlite.create({ initDbStartParams: INITDB })
  for (const [name, value] of Object.entries(SETTINGS)) await made.exec(`alter system set ${name} = '${value}'`)
  await made.exec('update pg_database set datistemplate = false')
  for (const name of TEMPLATES) await made.exec(`drop database ${name}`)
  const bare = await pack(made)
  // Only under the new settings is the log cut down to them.
  const small = await PGlite.create({ loadDataDir: bare })
  for (const statement of lensStatements()) await small.exec(statement)
  await small.exec('vacuum full')
  const data = await pack(small)
  return new Uint8Array(await data.arrayBuffer())
}

async function pack(database: PGlite): Promise<Blob> {
  await database.exec('checkpoint')
  await database.exec('checkpoint')
  const data = await database.dumpDataDir('gzip')
  await database.close()
  return data
}
