import { migrate } from '../../sql/migrate/migrate.ts'
import { pendingMigrations } from '../../sql/migrate/pending-migrations.ts'
import { messageFor } from '../../sync/errors/message-for.ts'
import type { AppDeps } from '../app.ts'
import { authenticateDevices, createIdentity } from '../auth/identity.ts'
import { startServerClock } from '../clock/server-clock.ts'
import type { RunConfig } from '../config/config-type.ts'
import { letLoginSwitchRoles } from '../database/let-login-switch-roles.ts'
import { createPools, type Pools } from '../database/pools.ts'
import { noSource } from '../gate/no-source.ts'
import { databaseCheck, migrationsCheck, replicationSlotsCheck, workerCheck } from '../health/checks.ts'
import type { Jobs } from '../jobs/start-jobs.ts'
import type { Logger } from '../log/create-logger.ts'
import { createMetrics } from '../metrics/create-metrics.ts'
import { measureDatabase } from '../metrics/measure-database.ts'
import { measurePools } from '../metrics/measure-pools.ts'
import { firstRunToken } from '../setup/first-run-token.ts'
import { createShapes, type Shapes } from '../shapes/create-shapes.ts'
import { announce } from './announce.ts'
import { checkReplication } from './check-replication.ts'
import { closeServer } from './close-server.ts'
import type { Stopper } from './create-stopper.ts'
import { ownUrl } from './own-url.ts'
import { prepareDemo } from './prepare-demo.ts'
import { say } from './say.ts'
import { type Database, startDatabase } from './start-database.ts'
import { startHttp } from './start-http.ts'
import { startOwnJobs } from './start-own-jobs.ts'

export interface StartOptions {
  readonly config: RunConfig
  readonly log: Logger
  readonly stopper: Stopper
  readonly stopping: AbortSignal
  /** Ends the server in order: something is gone that it cannot be without. */
  readonly fail: (error: unknown) => void
}

/** From nothing to an answering server. Each step leaves its end with the stopper; a stop asked for meanwhile ends it. */
export async function startServer(options: StartOptions): Promise<void> {
  const { config, log, stopper, stopping } = options
  const { pools, database } = await openDatabase(options)
  stopping.throwIfAborted()
  const jobs = config.role === 'api' ? undefined : await startOwnJobs(pools.worker, log, config)
  if (jobs !== undefined) stopper.add('jobs', () => jobs.stop())
  stopping.throwIfAborted()
  const { deps, shapes } = await gatherDeps(options, { pools, database, jobs })
  const setupToken = await firstRunToken(config, pools.api, deps.identity.box)
  const { port, ...listening } = await startHttp(deps)
  stopper.add('server', () => closeServer(listening, config.shutdownGraceMs))
  await shapes?.open(ownUrl(config, port))
  log.info({ port, role: config.role }, 'listening')
  announce(config, port, setupToken)
}

interface Opened {
  readonly pools: Pools
  readonly database: Database
}

async function openDatabase({ config, log, stopper, stopping, fail }: StartOptions): Promise<Opened> {
  const database = await startDatabase(config, fail)
  stopper.add('postgres', () => database.stop())
  stopping.throwIfAborted()
  await migrate({ connection: database.owner, log: say })
  if (config.database !== undefined) await letLoginSwitchRoles(database.owner)
  if (isFollowing(config)) await checkReplication(database.access.replication, config.database?.replicationUrl)
  if (config.isDemo) await prepareDemo(database.owner)
  const pools = createPools({ access: database.access, max: config.databasePoolMax, log })
  stopper.add('pools', async () => {
    await Promise.all([pools.api.end(), pools.worker.end()])
  })
  return { pools, database }
}

/** This process may come to hold the engine. */
function isFollowing({ role, electric }: RunConfig): boolean {
  return role !== 'worker' && electric === undefined
}

async function gatherDeps(
  options: StartOptions,
  { pools, database, jobs }: Opened & { readonly jobs: Jobs | undefined },
): Promise<{ deps: AppDeps; shapes: Shapes | undefined }> {
  const { config, log, stopper, stopping } = options
  const pool = config.role === 'worker' ? pools.worker : pools.api
  const metrics = createMetrics()
  measurePools(metrics.registry, pools)
  measureDatabase(metrics.registry, pool)
  const checks = [databaseCheck(pool), migrationsCheck(() => pendingMigrations(pool)), replicationSlotsCheck(pool)]
  if (jobs !== undefined) checks.push(workerCheck(() => jobs.isAlive()))
  const clock = await startServerClock(pool)
  stopper.add('clock', async () => clock.stop())
  const identity = createIdentity({ config, pool: pools.api, now: clock.now })
  const authenticate = authenticateDevices(identity.tokens)
  const shapes = config.role === 'worker' ? undefined : startShapes(options, { pools, database, identity, metrics })
  if (shapes !== undefined) checks.push(...shapes.checks)
  const own = { config, log, metrics, messageFor, checks, pools, authenticate, identity, stopping }
  const deps = { ...own, shapes: shapes?.source ?? noSource, answerInternally: shapes?.answerInternally }
  return { deps, shapes }
}

type ShapesParts = Opened & Pick<AppDeps, 'identity' | 'metrics'>

function startShapes({ config, log, stopper, stopping }: StartOptions, parts: ShapesParts): Shapes {
  const { pools, database, identity, metrics } = parts
  const shapes = createShapes({
    config,
    access: database.access.replication,
    pool: pools.api,
    box: identity.box,
    log,
    registry: metrics.registry,
  })
  stopper.add('shapes', () => shapes.stop())
  // At once, not in its turn: the listener waits for its open answers, and a poll is open for twenty seconds.
  stopping.addEventListener('abort', () => void shapes.stop(), { once: true })
  if (stopping.aborted) void shapes.stop()
  return shapes
}
