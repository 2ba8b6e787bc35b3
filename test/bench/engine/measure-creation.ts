import type pg from 'pg'
import type { BenchCluster } from '../bench-cluster.ts'
import { load, median } from '../statistics.ts'
import { openBenchEngine } from './open-bench-engine.ts'

/** Until the code of both sides has been compiled for good; what the first of them takes is told by itself. */
const WARM_UP_ROUNDS = 6
const ROUNDS = 9
const SHAPES = 500
const ROWS_PER_SHAPE = 10
const LARGE_ROWS = 5_000
/** As many as the engine has itself. */
const CONNECTIONS = 10

export type Creation = {
  createMs: number
  /** Of a process that has made no shape before. */
  firstMs: number
  /** The snapshot transactions by themselves, and the selects without even those. */
  bareMs: number
  selectsMs: number
  ratio: number
  snapshotMs: number
  snapshotBytes: number
}

/**
 * Five hundred clients come at once, each on its own connection for a shape that nobody had before; against them five
 * hundred bare snapshots of the same rows, as many at once as the engine has connections: a transaction that reads the
 * snapshot's edges and then the rows, without HTTP, clauses or logs. Of the plain selects, without a transaction, the
 * time is told too. They alternate. A round takes constants that no round before had, so that nothing is known of them.
 */
export async function measureCreation(cluster: BenchCluster, progress: (line: string) => void): Promise<Creation> {
  const root = cluster.pool('postgres', CONNECTIONS)
  await root.query('create table created(id int primary key, k int not null, note text not null, at timestamptz)')
  await root.query(
    `insert into created select n, n / ${ROWS_PER_SHAPE}, 'a note of row ' || n, now()
       from generate_series(1, ${(WARM_UP_ROUNDS + ROUNDS + 1) * SHAPES * ROWS_PER_SHAPE}) n`,
  )
  await root.query('create index on created(k)')
  await root.query('create table large(id int primary key, k int not null, note text not null, at timestamptz)')
  await root.query(
    `insert into large select n, 1, 'a note of row ' || n, now() from generate_series(1, ${LARGE_ROWS}) n`,
  )
  await root.query('vacuum analyze created, large')
  const engine = await openBenchEngine(cluster)
  const shape = (k: number): string => `table=created&where=${encodeURIComponent('k = $1')}&params[1]=${k}`
  const rounds: Omit<Creation, 'firstMs'>[] = []
  let firstMs = Number.NaN

  const create = async (round: number): Promise<number> => {
    const startedAt = performance.now()
    await Promise.all(Array.from({ length: SHAPES }, (_, n) => engine.ask(`${shape(round * SHAPES + n)}&offset=-1`)))
    return performance.now() - startedAt
  }
  const timed = async (round: number, work: (client: pg.Pool | pg.PoolClient, k: number) => Promise<unknown>) => {
    const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => root.connect()))
    const startedAt = performance.now()
    let k = round * SHAPES
    await load(CONNECTIONS, SHAPES, async (lane) => {
      k += 1
      await work(clients[lane] ?? root, k)
    })
    const ms = performance.now() - startedAt
    for (const client of clients) client.release()
    return ms
  }
  const select = (client: pg.Pool | pg.PoolClient, k: number): Promise<unknown> =>
    client.query(`select id::text, k::text, note, at::text from created where k = ${k}`)
  const bare = (round: number): Promise<number> =>
    timed(round, async (client, k) => {
      await client.query('begin transaction isolation level repeatable read read only')
      await client.query('select pg_current_snapshot()::text, pg_current_wal_insert_lsn()')
      await select(client, k)
      await client.query('commit')
    })
  const large = async (round: number) => {
    const startedAt = performance.now()
    const { bytes } = await engine.readAll(`table=large&where=${encodeURIComponent(`id > ${-round}`)}`)
    return { snapshotMs: performance.now() - startedAt, snapshotBytes: bytes }
  }

  try {
    for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round += 1) {
      const first = round % 2 === 0 ? await bare(round) : undefined
      const createMs = await create(round)
      const bareMs = first ?? (await bare(round))
      const selectsMs = await timed(round, select)
      const figures = { createMs, bareMs, selectsMs, ratio: createMs / bareMs, ...(await large(round)) }
      if (round === 0) firstMs = createMs
      if (round >= WARM_UP_ROUNDS) rounds.push(figures)
      progress(`creation round ${round + 1 - WARM_UP_ROUNDS} of ${ROUNDS}: ${JSON.stringify(figures)}`)
    }
  } finally {
    await engine.stop()
  }
  const of = (field: Exclude<keyof Creation, 'firstMs'>): number => median(rounds.map((each) => each[field]))
  return {
    createMs: of('createMs'),
    firstMs,
    bareMs: of('bareMs'),
    selectsMs: of('selectsMs'),
    ratio: of('ratio'),
    snapshotMs: of('snapshotMs'),
    snapshotBytes: of('snapshotBytes'),
  }
}
