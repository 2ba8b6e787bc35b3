import type { OutsideCluster } from '../operations/outside-cluster.ts'
import { awaitActive, createEngineRunner, type EngineRunner } from './engine-runner.ts'
import type { ReplayTiming, ReplayWorld } from './replay-world.ts'
import { openTraceDatabase } from './trace-database.ts'

export type EngineWorld = { world: ReplayWorld; engine: EngineRunner; close: () => Promise<void> }

/** An engine on an empty database of its own, ready to be asked. */
export async function openEngineWorld(
  cluster: OutsideCluster,
  name: string,
  timing: ReplayTiming,
  environment: Record<string, string>,
): Promise<EngineWorld> {
  await cluster.root.query(`create database ${name}`)
  const url = cluster.postgres.url('postgres', name)
  const engine = createEngineRunner({
    DATABASE_URL: url,
    ENGINE_LIVE_TIMEOUT_MS: String(timing.liveTimeoutMs),
    ENGINE_SSE_TIMEOUT_MS: String(timing.sseTimeoutMs),
    ...environment,
  })
  const startEngine = async (): Promise<void> => {
    await engine.start()
    await awaitActive(engine.base())
  }
  await startEngine()
  const database = openTraceDatabase(url)
  const world: ReplayWorld = {
    base: engine.base,
    timing,
    sql: database.sql,
    openTransaction: database.openTransaction,
    startEngine,
    stopEngine: engine.stop,
    startPostgres: () => (cluster.isRunning ? Promise.resolve() : cluster.start()),
    stopPostgres: () => cluster.stop(),
  }
  const close = async (): Promise<void> => {
    await database.close()
    await engine.stop()
  }
  return { world, engine, close }
}
