import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchCluster } from '../bench-cluster.ts'
import { load, median } from '../statistics.ts'
import { type BenchEngine, openBenchEngine } from './open-bench-engine.ts'

const ROUNDS = 5
const BATCHES = 4
const CHANGES_PER_BATCH = 6_000
const WARM_UP_CHANGES = 5_000
const CREATED_AT_ONCE = 100
const ROWS = 10_000
/** Until nothing of the making of shapes is left to be collected or flushed. */
const SETTLE_MS = 1_000

/**
 * Each change is a transaction of its own and concerns exactly one of so many shapes `k_… = constant`; the rows that
 * change are the same ones whatever their number, so that Postgres has the same work each time. The engine is stopped while they are committed, so that their making takes nothing from it, and then let go on: the time is from
 * there until the answer to a poll that waits for the last of them. It spans the decoding in Postgres, the way, the
 * decoding here, the routing and the logs. A fresh process for each
 * round of batches, the numbers of shapes taking turns; the median of all batches counts.
 */
export async function measureRouting(
  cluster: BenchCluster,
  counts: readonly number[],
  progress: (line: string) => void,
): Promise<Map<number, number>> {
  const root = cluster.pool('postgres', 1)
  // Of this one connection, which only makes work: what is measured begins after the last commit.
  await root.query('set synchronous_commit to off')
  await root.query('create table marker(id int primary key)')
  await root.query(`create table routed(id int primary key, note text not null, ${columns(counts)})`)
  await root.query(
    `insert into routed select n, 'first', ${counts.map((count) => `n % ${count}`)} from generate_series(1, ${ROWS}) n`,
  )
  await root.query('vacuum analyze routed')
  const rates = new Map<number, number[]>(counts.map((count) => [count, []]))
  let marks = 0

  const routeAll = async (engine: BenchEngine, changes: number): Promise<number> => {
    const { query } = await engine.readAll('table=marker')
    const marked = engine.ask(`${query}&live=true`)
    await sleep(100)
    process.kill(engine.pid, 'SIGSTOP')
    try {
      await root.query(changeMany(changes))
      marks += 1
      await root.query('insert into marker values ($1)', [marks])
    } finally {
      process.kill(engine.pid, 'SIGCONT')
    }
    const startedAt = performance.now()
    await marked
    return changes / ((performance.now() - startedAt) / 1_000)
  }

  for (let round = 0; round < ROUNDS; round += 1) {
    for (let turn = 0; turn < counts.length; turn += 1) {
      const count = counts[(round + turn) % counts.length] ?? 1
      const engine = await openBenchEngine(cluster)
      try {
        await engine.readAll(shape(count, 0))
        await load(CREATED_AT_ONCE, count, makeShapes(engine, count))
        await sleep(SETTLE_MS)
        await routeAll(engine, WARM_UP_CHANGES)
        const found: number[] = []
        for (let batch = 0; batch < BATCHES; batch += 1) found.push(await routeAll(engine, CHANGES_PER_BATCH))
        rates.get(count)?.push(...found)
        progress(`routing round ${round + 1} of ${ROUNDS}: ${count} shapes, ${median(found).toFixed(0)}/s`)
      } finally {
        await engine.stop()
      }
    }
  }
  return new Map([...rates].map(([count, all]) => [count, median(all)]))
}

function columns(counts: readonly number[]): string {
  return counts.map((count) => `k_${count} int not null`).join(', ')
}

function shape(count: number, k: number): string {
  return `table=routed&where=${encodeURIComponent(`k_${count} = ${k}`)}`
}

function makeShapes(engine: BenchEngine, count: number): () => Promise<void> {
  let k = 0
  return async () => {
    await engine.ask(`${shape(count, k++)}&offset=-1`)
  }
}

/** Committed one by one, on the server's side: thousands of round trips would take longer than what is measured. */
function changeMany(changes: number): string {
  return `do $$ begin
    for n in 1..${changes} loop
      update routed set note = 'change ' || n where id = 1 + (n * 7919) % ${ROWS};
      commit;
    end loop;
  end $$`
}
