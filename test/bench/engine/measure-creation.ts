import type { BenchCluster } from '../bench-cluster.ts'
import { load, median } from '../statistics.ts'
import { openBenchEngine } from './open-bench-engine.ts'

const ROUNDS = 7
const SHAPES = 500
const ROWS_PER_SHAPE = 10
const LARGE_ROWS = 5_000
/** As many as the engine has itself. */
const CONNECTIONS = 10

export type Creation = { createMs: number; bareMs: number; ratio: number; snapshotMs: number; snapshotBytes: number }

/**
 * Five hundred clients come at once, each on its own connection for a shape that nobody had before; against them the
 * same selects from as many connections as the engine has, with nothing around them: no transaction, no HTTP. Both
 * alternate. A round takes constants that no round before had, so that nothing is known of them.
 */
export async function measureCreation(cluster: BenchCluster, progress: (line: string) => void): Promise<Creation> {
  const root = cluster.pool('postgres', CONNECTIONS)
  await root.query('create table created(id int primary key, k int not null, note text not null, at timestamptz)')
  await root.query(
    `insert into created select n, n / ${ROWS_PER_SHAPE}, 'a note of row ' || n, now()
       from generate_series(1, ${(ROUNDS + 2) * SHAPES * ROWS_PER_SHAPE}) n`,
  )
  await root.query('create index on created(k)')
  await root.query('create table large(id int primary key, k int not null, note text not null, at timestamptz)')
  await root.query(`insert into large select n, 1, 'a note of row ' || n, now() from generate_series(1, ${LARGE_ROWS}) n`)
  await root.query('vacuum analyze created, large')
  const engine = await openBenchEngine(cluster)
  const shape = (k: number): string => `table=created&where=${encodeURIComponent('k = $1')}&params[1]=${k}`
  const rounds: Creation[] = []

  const create = async (round: number): Promise<number> => {
    const startedAt = performance.now()
    await Promise.all(Array.from({ length: SHAPES }, (_, n) => engine.ask(`${shape(round * SHAPES + n)}&offset=-1`)))
    return performance.now() - startedAt
  }
  const bare = async (round: number): Promise<number> => {
    const startedAt = performance.now()
    let n = round * SHAPES
    await load(CONNECTIONS, SHAPES, async () => {
      n += 1
      await root.query(`select id::text, k::text, note, at::text from created where k = ${n}`)
    })
    return performance.now() - startedAt
  }
  const large = async (round: number) => {
    const startedAt = performance.now()
    const { bytes } = await engine.readAll(`table=large&where=${encodeURIComponent(`id > ${-round}`)}`)
    return { snapshotMs: performance.now() - startedAt, snapshotBytes: bytes }
  }

  try {
    for (let round = 0; round <= ROUNDS; round += 1) {
      const first = round % 2 === 0 ? await bare(round) : undefined
      const createMs = await create(round)
      const bareMs = first ?? (await bare(round))
      const figures = { createMs, bareMs, ratio: createMs / bareMs, ...(await large(round)) }
      // The first round only warms up.
      if (round > 0) rounds.push(figures)
      progress(`creation round ${round} of ${ROUNDS}: ${JSON.stringify(figures)}`)
    }
  } finally {
    await engine.stop()
  }
  const of = (field: keyof Creation): number => median(rounds.map((each) => each[field]))
  return {
    createMs: of('createMs'),
    bareMs: of('bareMs'),
    ratio: of('ratio'),
    snapshotMs: of('snapshotMs'),
    snapshotBytes: of('snapshotBytes'),
  }
}
