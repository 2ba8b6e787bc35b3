import type { Branch } from '../setup/world.ts'
import { World } from '../setup/world.ts'
import { startBenchCluster } from './bench-cluster.ts'
import { median } from './statistics.ts'
import { addTellers, callNext, fillLine, type Teller } from './tellers.ts'

const SMALL = 10_000
const LARGE = Number(process.env.BENCH_PAST ?? 10_000_000)
const ROUNDS = 5
const CALLS_PER_ROUND = 1_000

/** call_next's time beside ten million past tickets in the hot table, over its time beside ten thousand. */
export async function measureHistory(progress: (line: string) => void): Promise<number> {
  const small = await startBenchCluster(progress)
  const large = await startBenchCluster(progress)
  try {
    const worlds = [await prepare(small, SMALL, progress), await prepare(large, LARGE, progress)] as const
    const times: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      // Who goes first changes, so that neither always finds the other's heat.
      for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const))
        times[which].push(await timePerCall(worlds[which]))
      progress(
        `history, round ${round + 1} of ${ROUNDS}: ${times.map((each) => each.at(-1)?.toFixed(3)).join(' and ')} ms`,
      )
    }
    return median(times[1]) / median(times[0])
  } finally {
    await small.remove()
    await large.remove()
  }
}

type Prepared = { world: World; branch: Branch; teller: Teller }

async function prepare(
  cluster: Parameters<typeof World.on>[0],
  past: number,
  progress: (line: string) => void,
): Promise<Prepared> {
  const world = await World.on(cluster, 1)
  const branch = await world.addBranch()
  const [teller] = await addTellers(world, branch, 1)
  if (teller === undefined) throw new Error('no teller')
  progress(`history: ${past} past tickets`)
  await insertPast(world, branch, past)
  await fillLine(world, branch, CALLS_PER_ROUND * (ROUNDS + 1))
  await world.root.query('vacuum analyze app.tickets')
  await timePerCall({ world, branch, teller })
  return { world, branch, teller }
}

/** In one statement with the indexes made after it: how the rows came is not what is measured. */
async function insertPast(world: World, branch: Branch, count: number): Promise<void> {
  const client = await world.root.connect()
  try {
    const { rows } = await client.query(
      `select c.conname, i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition, pg_get_constraintdef(c.oid) as con
       from pg_index i left join pg_constraint c on c.conindid = i.indexrelid where i.indrelid = 'app.tickets'::regclass`,
    )
    for (const index of rows) {
      await client.query(
        index.conname ? `alter table app.tickets drop constraint ${index.conname}` : `drop index ${index.name}`,
      )
    }
    await client.query(
      `insert into app.tickets (id, tenant_id, branch_id, number, prefix, sequence_n, number_day, queue_day, service_id, legs, state,
         queued_at, order_at, called_at, started_at, ended_at, counter_id, language, origin, version)
       select gen_random_uuid(), $1, $2, 'A-' || i, 'A', i, d, d, $3, '[]', 'completed', d + interval '10 hours', d + interval '10 hours',
         d + interval '11 hours', d + interval '11 hours', d + interval '12 hours', $4, 'fr', 'kiosk', 4
       from generate_series(1, $5::integer) i, lateral (select current_date - 1 - i % 700 as d) x`,
      [branch.tenantId, branch.branchId, branch.services[0]?.id, branch.counters[0], count],
    )
    await client.query(`set maintenance_work_mem = '1GB'`)
    for (const index of rows) {
      await client.query(
        index.conname ? `alter table app.tickets add constraint ${index.conname} ${index.con}` : index.definition,
      )
    }
  } finally {
    client.release()
  }
}

async function timePerCall({ world, teller }: Prepared): Promise<number> {
  const { tenantId, deviceId, writerId } = teller.device
  const times: number[] = []
  for (let n = 0; n < CALLS_PER_ROUND; n += 1) {
    const values = [tenantId, deviceId, writerId, JSON.stringify([callNext(teller)])]
    const startedAt = performance.now()
    await world.api.query({ name: 'history', text: 'select app.push($1, $2, $3, $4, 1, null)', values })
    times.push(performance.now() - startedAt)
  }
  return median(times)
}
