import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { BenchCluster } from '../bench-cluster.ts'
import { load, median } from '../statistics.ts'
import { type BenchEngine, openBenchEngine } from './open-bench-engine.ts'

const BATCHES = 15
const WARM_UP_BATCHES = 2
const CHANGES_PER_BATCH = 12_000
/** As many as the push of a command or two has. */
const CHANGES_PER_TRANSACTION = 6
const CREATED_AT_ONCE = 100
const ROWS = 10_000
/** Until each poll waits and nothing of the batch before is left to be done. */
const SETTLE_MS = 200

export type Routing = {
  /** Changes per second by the number of shapes. */
  rates: Map<number, number>
  /** The last number's rate ÷ the first one's, batch by batch. */
  ratio: number
}

type Runner = { count: number; engine: BenchEngine; rates: number[] }

/**
 * Small transactions, each change in exactly one of so many shapes `k_… = constant`, neighbours in different ones. One
 * engine for each number of shapes follows the same table. All are stopped while a batch is committed, so that its making takes nothing
 * from them; then they are let go one after the other, each alone, in an order that rotates. The time is from there until
 * the answer to a poll that waits for the last change: it spans the decoding in Postgres, the way, the decoding here, the
 * routing and the logs. So the very same changes are routed by each within seconds, and what else the machine does meets
 * all of them.
 */
export async function measureRouting(
  cluster: BenchCluster,
  counts: readonly number[],
  progress: (line: string) => void,
): Promise<Routing> {
  const root = cluster.pool('postgres', 1)
  await makeTables(root, counts)
  const runners: Runner[] = []
  try {
    for (const count of counts) runners.push({ count, engine: await openWithShapes(cluster, count), rates: [] })
    for (let batch = -WARM_UP_BATCHES; batch < BATCHES; batch += 1) {
      const turn = (batch + WARM_UP_BATCHES) % runners.length
      const found = await routeBatch(root, [...runners.slice(turn), ...runners.slice(0, turn)], batch)
      if (batch >= 0) for (const { engine, rates } of runners) rates.push(found.get(engine) ?? Number.NaN)
      progress(
        `routing batch ${batch + 1} of ${BATCHES}: ${runners.map(({ engine }) => found.get(engine)?.toFixed(0)).join(', ')}/s`,
      )
    }
  } finally {
    for (const { engine } of runners) {
      process.kill(engine.pid, 'SIGCONT')
      await engine.stop()
    }
  }
  const [first, last] = [runners[0]?.rates ?? [], runners.at(-1)?.rates ?? []]
  return {
    rates: new Map(runners.map(({ count, rates }) => [count, median(rates)])),
    ratio: median(last.map((rate, batch) => rate / (first[batch] ?? Number.NaN))),
  }
}

async function makeTables(root: pg.Pool, counts: readonly number[]): Promise<void> {
  await root.query('create table marker(id int primary key)')
  const columns = counts.map((count) => `k_${count} int not null`)
  await root.query(`create table routed(id int primary key, note text not null, ${columns.join(', ')})`)
  const values = counts.map((count) => `n % ${count}`)
  await root.query(`insert into routed select n, 'first', ${values.join(', ')} from generate_series(1, ${ROWS}) n`)
  await root.query('vacuum analyze routed')
}

async function openWithShapes(cluster: BenchCluster, count: number): Promise<BenchEngine> {
  // Nobody may make the publication for one engine while another follows it: each has its own.
  const engine = await openBenchEngine(cluster, { ENGINE_PUBLICATION: `bench_${count}` })
  let k = 0
  await load(CREATED_AT_ONCE, count, async () => {
    const where = encodeURIComponent(`k_${count} = ${k++}`)
    await engine.ask(`table=routed&where=${where}&offset=-1`)
  })
  return engine
}

async function routeBatch(root: pg.Pool, runners: readonly Runner[], batch: number): Promise<Map<BenchEngine, number>> {
  const polls = new Map<BenchEngine, Promise<unknown>>()
  for (const { engine } of runners) {
    const { query } = await engine.readAll('table=marker')
    polls.set(engine, engine.ask(`${query}&live=true`))
  }
  await sleep(SETTLE_MS)
  for (const { engine } of runners) process.kill(engine.pid, 'SIGSTOP')
  // It only makes work …
  await root.query('set synchronous_commit to off')
  await root.query(changeMany(CHANGES_PER_BATCH))
  // … all of which must be on disk, whence it is read, before the first engine goes on.
  await root.query('set synchronous_commit to on')
  await root.query('insert into marker values ($1)', [batch])
  const found = new Map<BenchEngine, number>()
  for (const { engine } of runners) {
    const startedAt = performance.now()
    process.kill(engine.pid, 'SIGCONT')
    await polls.get(engine)
    found.set(engine, CHANGES_PER_BATCH / ((performance.now() - startedAt) / 1_000))
  }
  return found
}

/** On the server's side: thousands of round trips would take longer than what is measured. */
function changeMany(changes: number): string {
  return `do $$ begin
    for n in 1..${changes} loop
      update routed set note = 'change ' || n where id = 1 + (n * 7919) % ${ROWS};
      if n % ${CHANGES_PER_TRANSACTION} = 0 then commit; end if;
    end loop;
  end $$`
}
