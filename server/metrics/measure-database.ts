import { Gauge, type Registry } from 'prom-client'
import { shareRecent } from '../health/share-recent.ts'
import { soon } from './soon.ts'

/** The one thing that is asked of a pool. */
interface Queryable {
  query(text: string): Promise<{ rows: unknown[] }>
}

type Counts = { jobs_dead: number; jobs_ready: number; jobs_running: number; oldest_ready_s: number }
type Slot = { name: string; retained_bytes: string }

/** One question serves all gauges of one answer, and a stranger's loop over /metrics costs the database one a second. */
const AGE_MS_MAX = 1_000
/** The rest of the measurements must come out while the database hangs. */
const WAIT_MS_MAX = 2_000

const JOB_GAUGES: Record<keyof Counts, string> = {
  jobs_dead: 'Jobs that failed for the last time and wait for a person.',
  jobs_ready: 'Jobs that are due and that no worker has taken yet.',
  jobs_running: 'Jobs that a worker holds.',
  oldest_ready_s: 'For how long the oldest due job has waited, in seconds.',
}

const SLOTS = `select slot_name::text as name, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)::text as retained_bytes
  from pg_catalog.pg_replication_slots where database = current_database()`

/** A database that does not answer leaves these out: an old or invented number would be believed. */
export function measureDatabase(registry: Registry, pool: Queryable, waitMsMax = WAIT_MS_MAX): void {
  const ask = <Row>(text: string) => shareRecent(async () => (await pool.query(text)).rows as Row[], AGE_MS_MAX)
  const counts = ask<Counts>('select * from app.job_counts()')
  for (const [name, help] of Object.entries(JOB_GAUGES) as [keyof Counts, string][]) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const row = (await soon(counts(), waitMsMax))?.[0]
        if (row === undefined) this.remove()
        else this.set(Number(row[name]))
      },
    })
  }
  const slots = ask<Slot>(SLOTS)
  new Gauge({
    name: 'replication_slot_retained_bytes',
    help: 'Log that Postgres keeps for each replication slot; one that only grows has lost its reader.',
    labelNames: ['slot'] as const,
    registers: [registry],
    async collect() {
      this.reset()
      for (const { name, retained_bytes } of (await soon(slots(), waitMsMax)) ?? []) {
        this.set({ slot: name }, Number(retained_bytes))
      }
    },
  })
}
