import { setTimeout as sleep } from 'node:timers/promises'
import { seededRandom } from '../../setup/seeded-random.ts'
import type { BenchCluster } from '../bench-cluster.ts'
import { quantile } from '../statistics.ts'
import { type BenchEngine, openBenchEngine } from './open-bench-engine.ts'

const ROUNDS = 5
const WRITES_PER_ROUND = 60
const WARM_UP_WRITES = 30
/** Until all clients wait again, and never in step with anything. */
const PAUSE_MS_MIN = 10
const PAUSE_MS_SPREAD = 20

export type Latency = { p50: number; p99: number }

/**
 * From before the insert is sent, its durable commit included, until a client has the whole answer to its long poll.
 * Each client counts for itself, so that the last of a hundred shows in the p99. One and a hundred alternate.
 */
export async function measureLatency(cluster: BenchCluster, counts: readonly number[]): Promise<Map<number, Latency>> {
  const root = cluster.pool('postgres', 1)
  await root.query('create table latency(id bigint generated always as identity primary key, note text not null)')
  const engine = await openBenchEngine(cluster)
  const random = seededRandom(1)
  const times = new Map<number, number[]>(counts.map((count) => [count, []]))

  const write = async (clients: string[], into: number[]): Promise<void> => {
    const waiting = clients.map((query) => engine.ask(`${query}&live=true`))
    await sleep(PAUSE_MS_MIN + random.below(PAUSE_MS_SPREAD))
    const startedAt = performance.now()
    const answers = waiting.map((answer) => answer.then((got) => ({ got, ms: performance.now() - startedAt })))
    await root.query("insert into latency(note) values ('a line as long as a ticket is, more or less')")
    const all = await Promise.all(answers)
    for (const [at, { got, ms }] of all.entries()) {
      into.push(ms)
      clients[at] = continued(got.headers)
    }
  }

  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const count of round % 2 === 0 ? counts : [...counts].reverse()) {
        const clients = Array.from({ length: count }, () => '')
        await join(engine, clients)
        const warmUp: number[] = []
        for (let n = 0; n < WARM_UP_WRITES; n += 1) await write(clients, warmUp)
        for (let n = 0; n < WRITES_PER_ROUND; n += 1) await write(clients, times.get(count) ?? [])
      }
    }
  } finally {
    await engine.stop()
  }
  return new Map([...times].map(([count, all]) => [count, { p50: quantile(all, 0.5), p99: quantile(all, 0.99) }]))
}

async function join(engine: BenchEngine, clients: string[]): Promise<void> {
  const { query } = await engine.readAll('table=latency')
  clients.fill(query)
}

function continued(headers: Record<string, string>): string {
  return `table=latency&offset=${headers['electric-offset']}&handle=${headers['electric-handle']}`
}
