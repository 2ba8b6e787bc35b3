import { readPostmaster } from '../../server/postgres/read-postmaster.ts'
import { startEmbeddedPostgres } from '../../server/postgres/start-embedded-postgres.ts'

/** A server in small: holds a cluster until a signal tells it to end. Reports over the channel to its parent. */
const directory = process.argv[2] as string

/** A real server is kept alive by its listening socket; Postgres itself holds nobody. */
const stayAlive = setInterval(() => undefined, 60_000)

try {
  const log = (line: string): void => console.log(line)
  const cluster = await startEmbeddedPostgres({ directory, log, label: 'http://127.0.0.1:3000' })
  const end = (): void => void cluster.stop().then(() => process.exit(0))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  // The test run itself was interrupted.
  process.once('disconnect', end)
  const state = readPostmaster(cluster.data)
  const postmaster = state.kind === 'alive' ? state.postmaster.pid : 0
  process.send?.({ data: cluster.data, postmaster, connection: cluster.connection('postgres', 'postgres') })
} catch (error) {
  const { code, message } = error as Error & { code: string }
  clearInterval(stayAlive)
  process.send?.({ code, message }, () => process.exit(1))
}
