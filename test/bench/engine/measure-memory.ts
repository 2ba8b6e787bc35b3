import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchCluster } from '../bench-cluster.ts'
import { load } from '../statistics.ts'
import { openBenchEngine } from './open-bench-engine.ts'

const COUNT = 1_000
const CREATED_AT_ONCE = 50
const ROWS_PER_SHAPE = 10
/** Until what the making left has been collected; what has not by then is counted. */
const SETTLE_MS = 3_000

export type Memory = { idleMb: number; shapesMb: number; pollsMb: number }

/** What the whole process holds, with a thousand shapes of ten rows, then with a poll waiting at each of them. */
export async function measureMemory(cluster: BenchCluster): Promise<Memory> {
  const root = cluster.pool('postgres', 1)
  await root.query('create table held(id int primary key, k int not null, note text not null)')
  await root.query(
    `insert into held select n, n % ${COUNT}, 'a note of row ' || n from generate_series(1, ${COUNT * ROWS_PER_SHAPE}) n`,
  )
  const engine = await openBenchEngine(cluster)
  try {
    await engine.readAll('table=held')
    await sleep(SETTLE_MS)
    const idleMb = engine.memoryMb()
    const places: string[] = []
    let k = 0
    await load(CREATED_AT_ONCE, COUNT, async () => {
      k += 1
      const { query } = await engine.readAll(`table=held&where=${encodeURIComponent(`k = ${k % COUNT}`)}`)
      places.push(query)
    })
    await sleep(SETTLE_MS)
    const shapesMb = engine.memoryMb()
    for (const place of places) void engine.ask(`${place}&live=true`).catch(() => undefined)
    await sleep(SETTLE_MS)
    return { idleMb, shapesMb, pollsMb: engine.memoryMb() }
  } finally {
    await engine.stop()
  }
}
