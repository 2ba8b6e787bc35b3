import { OutsideCluster } from '../../operations/outside-cluster.ts'
import { awaitActive, createEngineRunner } from '../engine-runner.ts'

export type Row = Record<string, unknown>

export type ClientWorld = {
  base: () => string
  /** What the engine must come to show. */
  rows: (select: string, values?: readonly unknown[]) => Promise<Row[]>
  sql: (statement: string, values?: readonly unknown[]) => Promise<void>
  stopEngine: () => Promise<void>
  killEngine: () => Promise<void>
  startEngine: () => Promise<void>
  enginePid: () => number | undefined
  restartPostgres: () => Promise<void>
  close: () => Promise<void>
}

export const LIVE_MS = 3000

/** Small chunks, so that ordinary shapes take several requests. */
const ENVIRONMENT = {
  ENGINE_LIVE_TIMEOUT_MS: String(LIVE_MS),
  ENGINE_SSE_TIMEOUT_MS: '4000',
  ENGINE_CHUNK_BYTES: '65536',
}

/** An engine on a Postgres of its own, which clients talk to and tests break. */
export async function openClientWorld(environment: Record<string, string> = {}): Promise<ClientWorld> {
  const cluster = new OutsideCluster()
  await cluster.create()
  const engine = createEngineRunner({ ...ENVIRONMENT, DATABASE_URL: cluster.url(), ...environment })
  const startEngine = async (): Promise<void> => {
    await engine.start()
    await awaitActive(engine.base())
  }
  await startEngine()
  const rows = async (select: string, values: readonly unknown[] = []): Promise<Row[]> =>
    (await cluster.root.query<Row>(select, [...values])).rows
  return {
    base: engine.base,
    rows,
    // Without values several statements may stand in one.
    sql: async (statement, values) => {
      await (values === undefined ? cluster.root.query(statement) : cluster.root.query(statement, [...values]))
    },
    stopEngine: engine.stop,
    killEngine: engine.kill,
    startEngine,
    enginePid: engine.pid,
    restartPostgres: async () => {
      await cluster.stop()
      await cluster.start()
    },
    close: async () => {
      await engine.stop()
      await cluster.remove()
    },
  }
}
