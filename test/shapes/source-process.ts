import { readFileSync } from 'node:fs'
import { OpenAPIHono } from '@hono/zod-openapi'
import pg from 'pg'
import { Registry } from 'prom-client'
import { createSecretBox } from '../../server/auth/secret-box.ts'
import { readConfig } from '../../server/config/config.ts'
import { outsideAccess } from '../../server/database/outside-access.ts'
import { runChecks } from '../../server/health/run-checks.ts'
import type { AppEnv } from '../../server/http/app-env.ts'
import { createServer } from '../../server/http/create-server.ts'
import { createLogger } from '../../server/log/create-logger.ts'
import { createShapes } from '../../server/shapes/create-shapes.ts'
import { internalRoute } from '../../server/shapes/internal-route.ts'
import { listen } from '../../server/start/listen.ts'
import { ownUrl } from '../../server/start/own-url.ts'

/**
 * A server of which only the source of shapes is left, with no gate before it: any table of the publication may be asked
 * for, by anybody. It says its address in the words of a whole server, so that tests run both in the same way.
 */
const config = readConfig(process.env, { read: (path) => readFileSync(path, 'utf8') })
if (config.database === undefined || config.appSecret === undefined) throw new Error('DATABASE_URL and APP_SECRET')
const access = outsideAccess(config.database)
const pool = new pg.Pool({ ...access.api, max: 2 })
pool.on('error', () => undefined)
const registry = new Registry()
const shapes = createShapes({
  config,
  access: access.replication,
  pool,
  box: createSecretBox(config.appSecret),
  log: createLogger({ level: config.logLevel, secret: config.appSecret }),
  registry,
})
const app = new OpenAPIHono<AppEnv>()
internalRoute(app, shapes)
app.get('/metrics', async (c) => c.text(await registry.metrics()))
app.get('/health/ready', async (c) => {
  const [check] = await runChecks(shapes.checks)
  return c.json(check, check?.status === 'ok' ? 200 : 503)
})
app.on(['GET', 'OPTIONS'], '/v1/shape', (c) =>
  shapes.source({
    query: new URL(c.req.url).searchParams,
    method: c.req.method === 'OPTIONS' ? 'OPTIONS' : c.req.method === 'HEAD' ? 'HEAD' : 'GET',
    headers: c.req.raw.headers,
    signal: c.req.raw.signal,
  }),
)
const server = createServer(app, config, (code) => code)
const port = await listen(server, config.host, config.port)
await shapes.open(ownUrl(config, port))
process.stderr.write(`http://localhost:${port}/health/ready\n`)
process.on('SIGTERM', async () => {
  server.close()
  await shapes.stop()
  server.closeAllConnections()
  await pool.end()
  process.exit()
})
