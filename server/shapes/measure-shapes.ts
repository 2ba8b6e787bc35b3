import type pg from 'pg'
import { Counter, Gauge, type Registry } from 'prom-client'
import type { EngineStats } from '../engine/create-engine.ts'
import { shareRecent } from '../health/share-recent.ts'
import { soon } from '../metrics/soon.ts'
import type { OwnEngine } from './own-engine.ts'

export type MeasureOptions = {
  readonly pool: Pick<pg.Pool, 'query'>
  readonly own: () => Pick<OwnEngine, 'stats'> | undefined
}

const AGE_MS_MAX = 1_000
const WAIT_MS_MAX = 2_000

const GAUGES: readonly [name: string, help: string, read: (stats: EngineStats) => number][] = [
  [
    'shape_engine_is_following',
    '1 while the engine here follows the database.',
    ({ isFollowing }) => Number(isFollowing),
  ],
  ['shape_engine_shapes', 'Shapes that the engine here keeps.', ({ shapes }) => shapes],
  ['shape_engine_bytes', 'Snapshots, logs and definitions of those shapes.', ({ bytes }) => bytes],
  [
    'shape_engine_requests',
    'Questions that the engine here is answering.',
    ({ requests }) => requests.initial + requests.existing,
  ],
]

const COUNTERS: readonly [name: string, help: string, read: (stats: EngineStats) => number][] = [
  [
    'shape_engine_transactions_total',
    'Transactions of published tables that the engine here has read.',
    (stats) => stats.transactions,
  ],
  ['shape_engine_changes_total', 'Changes of rows in them.', (stats) => stats.changes],
]

const LAG = `select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)::float8 as bytes
  from pg_catalog.pg_replication_slots where database = current_database() and slot_name like 'blesaf_engine_%'
  order by active desc limit 1`

/** Of the engine, where it is held; elsewhere only that it is not. */
export function measureShapes(registry: Registry, { pool, own }: MeasureOptions): void {
  const registers = [registry]
  new Gauge({
    name: 'shape_engine_is_holder',
    help: '1 in the one server that holds the engine.',
    registers,
    collect() {
      this.set(own() === undefined ? 0 : 1)
    },
  })
  for (const [name, help, read] of GAUGES) {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        const engine = own()
        if (engine === undefined) this.remove()
        else this.set(read(engine.stats()))
      },
    })
  }
  for (const [name, help, read] of COUNTERS) {
    new Counter({
      name,
      help,
      registers,
      collect() {
        // The engine counts by itself, from nothing when it is taken over: to whoever reads this, as after a restart.
        this.reset()
        const engine = own()
        if (engine !== undefined) this.inc(read(engine.stats()))
      },
    })
  }
  measureLag(registry, pool, own)
}

function measureLag(registry: Registry, pool: MeasureOptions['pool'], own: MeasureOptions['own']): void {
  const ask = shareRecent(async () => (await pool.query<{ bytes: number }>(LAG)).rows, AGE_MS_MAX)
  new Gauge({
    name: 'shape_engine_lag_bytes',
    help: 'Log of the database that the engine has not read yet.',
    registers: [registry],
    async collect() {
      const bytes = own() === undefined ? undefined : (await soon(ask(), WAIT_MS_MAX))?.[0]?.bytes
      if (bytes === undefined || bytes === null) this.remove()
      else this.set(bytes)
    },
  })
}
