import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { inject } from 'vitest'
import { awaitActive, createEngineRunner } from '../conformance/engine-runner.ts'
import { createTestDatabase } from '../setup/database.ts'

export type EngineProcess = {
  port: number
  pid: () => number | undefined
  /** Memory that the process holds. */
  memoryMb: () => number
  sql: (text: string, values?: unknown[]) => Promise<pg.QueryResult>
  log: () => string
  close: () => Promise<void>
}

const KIB_PER_MIB = 1_024

/** `npm run engine` on a database of its own in the run's cluster. */
export async function openEngineProcess(environment: Record<string, string> = {}): Promise<EngineProcess> {
  const database = await createTestDatabase()
  const { host, port } = inject('cluster')
  const runner = createEngineRunner({
    DATABASE_URL: `postgresql://postgres@${encodeURIComponent(host)}:${port}/${database.name}`,
    ...environment,
  })
  const close = async (): Promise<void> => {
    await runner.stop()
    await database.close()
  }
  try {
    await runner.start()
    await awaitActive(runner.base())
  } catch (error) {
    await close()
    throw error
  }
  const pool = database.pool('postgres', 2)
  return {
    port: Number(new URL(runner.base()).port),
    pid: runner.pid,
    memoryMb() {
      const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${runner.pid()}/status`, 'utf8')) ?? []
      return Number(kib) / KIB_PER_MIB
    },
    sql: (text, values) => (values === undefined ? pool.query(text) : pool.query(text, values)),
    log: runner.log,
    close,
  }
}
