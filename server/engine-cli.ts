import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import pg from 'pg'
import { ConfigError } from './config/config-error.ts'
import { openOwnDatabase } from './database/open-own-database.ts'
import { readEngineConfig } from './engine/cli/read-engine-config.ts'
import { createEngine } from './engine/create-engine.ts'
import { nodeListener } from './engine/http/node-listener.ts'
import { createLogger } from './log/create-logger.ts'
import { EmbeddedPostgresError } from './postgres/embedded-postgres-error.ts'
import { listen } from './start/listen.ts'
import { loadEnvironment } from './start/load-environment.ts'
import { onStopSignals } from './start/on-stop-signals.ts'
import { say } from './start/say.ts'
import { StartError } from './start/start-error.ts'

/** The raw protocol has no users and no tenants: it is for this machine alone. */
const HOST = '127.0.0.1'
const POOL_MAX = 10
const CONNECT_TIMEOUT_MS = 5_000
/** Longer than a proxy before it keeps a connection that is not used. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000
const HEADER_BYTES_MAX = 65_536
const SECRET_BYTES = 32

/** A salt for caches and the second half of handles need no more than the machine's own clock at the start. */
const clock = (): number => performance.timeOrigin + performance.now()

async function main(): Promise<void> {
  const config = readEngineConfig(loadEnvironment('.env', process.env))
  const stopping = new AbortController()
  onStopSignals(stopping)
  const database = await openOwnDatabase({ label: 'engine', print: say, join: true })
  // Nothing is to be recognised in another run's log.
  const log = createLogger({ level: config.LOG_LEVEL, secret: randomBytes(SECRET_BYTES).toString('hex') })
  const pool = new pg.Pool({ ...database.connection, max: POOL_MAX, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  pool.on('error', (err) => log.warn({ err }, 'database connection dropped'))
  pool.on('connect', (client) => client.on('error', () => undefined))
  const engine = createEngine({
    connection: database.connection,
    pool,
    clock,
    log,
    publication: config.ENGINE_PUBLICATION,
    allowDelete: config.ENGINE_ALLOW_DELETE,
    ...(config.ENGINE_SECRET !== undefined && { secret: config.ENGINE_SECRET }),
    limits: {
      longPollMs: config.ENGINE_LIVE_TIMEOUT_MS,
      beyondHeadMs: config.ENGINE_LIVE_TIMEOUT_MS / 2,
      sseMs: config.ENGINE_SSE_TIMEOUT_MS,
      chunkBytes: config.ENGINE_CHUNK_BYTES,
      maxAgeS: config.ENGINE_CACHE_MAX_AGE,
      staleAgeS: config.ENGINE_CACHE_STALE_AGE,
    },
  })
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS, maxHeaderSize: HEADER_BYTES_MAX },
    nodeListener(engine.respond),
  )
  void engine.start()
  const port = await listen(server, HOST, config.PORT)
  say(`Shapes of any table: http://${HOST}:${port}/v1/shape?table=NAME&offset=-1`)
  if (!stopping.signal.aborted) await once(stopping.signal, 'abort')
  server.close()
  // Cut off, a client asks again; told that its shape has ended, it would throw away what it has with nobody to ask.
  server.closeAllConnections()
  await engine.stop()
  await pool.end()
  await database.close()
  process.exit()
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StartError || error instanceof EmbeddedPostgresError))
    throw error
  say(error.message)
  process.exit(1)
}
