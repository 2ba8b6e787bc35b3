import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../server/postgres/start-embedded-postgres.ts'
import { ensureDatabase } from '../../sql/migrate/ensure-database.ts'
import { migrate } from '../../sql/migrate/migrate.ts'
import type { WorldDatabase } from '../setup/world.ts'

const USERS = {
  owner: 'blesaf_owner',
  api: 'blesaf_api',
  worker: 'blesaf_worker',
  replication: 'blesaf_replication',
  postgres: 'postgres',
} as const

/** A cluster of its own with the settings of a real one (durable commits), gone afterwards. */
export type BenchCluster = WorldDatabase & { url: (role: keyof typeof USERS) => string; remove: () => Promise<void> }

export async function startBenchCluster(progress: (line: string) => void): Promise<BenchCluster> {
  const directory = await mkdtemp(join(tmpdir(), 'blesaf-bench-'))
  // Passable for the account that Postgres runs under: else its data would go elsewhere and outlive the run.
  await chmod(directory, 0o711)
  const postgres = await startEmbeddedPostgres({
    directory: join(directory, 'postgres'),
    log: progress,
    label: 'bench',
  })
  const root = postgres.connection('postgres', 'bench')
  await ensureDatabase(root)
  await migrate({ connection: root })
  const pools: pg.Pool[] = []
  const close = async (): Promise<void> => {
    await Promise.all(pools.splice(0).map((pool) => pool.end()))
  }
  const config: WorldDatabase['config'] = (role) => postgres.connection(USERS[role], 'bench')
  return {
    config,
    url: (role) => postgres.url(USERS[role], 'bench'),
    pool(role, max = 4) {
      const pool = new pg.Pool({ ...config(role), max })
      pool.on('error', () => undefined)
      pools.push(pool)
      return pool
    },
    close,
    async remove() {
      await close()
      await postgres.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
