import type { HealthCheck } from './run-checks.ts'

/** The one thing that these checks ask of a pool. */
export interface Queryable {
  query(text: string): Promise<{ rows: unknown[] }>
}

export function databaseCheck(pool: Queryable): HealthCheck {
  return {
    name: 'database',
    async run() {
      await pool.query('select 1')
      return 'ok'
    },
  }
}

export function migrationsCheck(pendingMigrations: () => Promise<readonly string[]>): HealthCheck {
  return {
    name: 'migrations',
    async run() {
      const pending = await pendingMigrations()
      return pending.length === 0 ? 'ok' : { fault: `${pending.length} pending` }
    },
  }
}

/** A lost slot means that changes are gone: whoever reads by it must start afresh. */
export function replicationSlotsCheck(pool: Queryable): HealthCheck {
  return {
    name: 'replication_slots',
    async run() {
      const { rows } = await pool.query(
        `select 1 from pg_catalog.pg_replication_slots
          where database = current_database() and (wal_status = 'lost' or invalidation_reason is not null)`,
      )
      return rows.length === 0 ? 'ok' : { fault: `${rows.length} lost` }
    },
  }
}

export function workerCheck(isAlive: () => 'ok' | { readonly fault: string }): HealthCheck {
  return {
    name: 'worker',
    async run() {
      return isAlive()
    },
  }
}
