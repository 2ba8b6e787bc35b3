import { Gauge, type Registry } from 'prom-client'
import type { Pools } from '../database/pools.ts'

/** Waiting callers are the first sign of a database that cannot keep up. */
export function measurePools(registry: Registry, { api, worker }: Pools): void {
  new Gauge({
    name: 'database_pool_connections',
    help: 'Connections of each pool by state; "waiting" counts callers without one.',
    labelNames: ['pool', 'state'] as const,
    registers: [registry],
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries({ api, worker })) {
        this.set({ pool, state: 'used' }, totalCount - idleCount)
        this.set({ pool, state: 'idle' }, idleCount)
        this.set({ pool, state: 'waiting' }, waitingCount)
      }
    },
  })
}
