import pg from 'pg'
import { dropDatabase } from './drop-database.ts'
import { dumpSchema } from './dump.ts'
import { ensureDatabase } from './ensure-database.ts'
import { migrate } from './migrate.ts'

/**
 * The dump of a scratch database on the same server, made and dropped here. Dumping the one in use would depend on
 * what happened in it; this depends on the directory alone.
 */
export async function dumpFresh(connection: pg.ClientConfig, directory: string): Promise<string> {
  const { host, port, user, password, ssl } = new pg.Client(connection)
  const scratch: pg.ClientConfig = { host, port, user, password, ssl, database: `blesaf_dump_${process.pid}` }
  await ensureDatabase(scratch)
  try {
    await migrate({ connection: scratch, directory })
    const client = new pg.Client(scratch)
    await client.connect()
    return await dumpSchema(client).finally(() => client.end())
  } finally {
    await dropDatabase(scratch)
  }
}
