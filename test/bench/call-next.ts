import type pg from 'pg'
import { push } from '../../server/commands/push.ts'
import { createPushDeps } from '../../server/commands/push-route.ts'
import { createLogger } from '../../server/log/create-logger.ts'
import { parsePush } from '../../sync/wire/parse-push.ts'
import { type Branch, World } from '../setup/world.ts'
import { startBenchCluster } from './bench-cluster.ts'
import { grantNaive, naiveCallNext } from './naive.ts'
import { load, median, rounded } from './statistics.ts'
import { addTellers, callNext, fillLine, type Teller } from './tellers.ts'

const CONNECTIONS = 10
const ROUNDS = 5
const CALLS_PER_ROUND = 3_000

export async function runCallNextBench(progress: (line: string) => void): Promise<Record<string, unknown>> {
  const cluster = await startBenchCluster(progress)
  try {
    const world = await World.on(cluster, CONNECTIONS)
    await grantNaive(world.root)
    const branch = await world.addBranch({ counters: 64 })
    const tellers = await addTellers(world, branch, 64)
    const rounds = {
      floor: [] as number[],
      function: [] as number[],
      naive: [] as number[],
      function64: [] as number[],
      naive64: [] as number[],
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      progress(`round ${round + 1} of ${ROUNDS}`)
      await fillLine(world, branch, CALLS_PER_ROUND * 5)
      rounds.floor.push((await floorLoad(world, tellers)).tps)
      rounds.function.push((await functionLoad(world, tellers, 32)).tps)
      rounds.naive.push((await naiveLoad(world, tellers, 32)).tps)
      rounds.function64.push((await functionLoad(world, tellers, 64)).tps)
      rounds.naive64.push((await naiveLoad(world, tellers, 64)).tps)
      await world.root.query('vacuum analyze app.tickets')
      progress(JSON.stringify(rounds))
    }
    return {
      connections: CONNECTIONS,
      floor_tps: rounded(median(rounds.floor), 0),
      function_tps: rounded(median(rounds.function), 0),
      ratio: rounded(median(rounds.function) / median(rounds.floor)),
      naive_tps: rounded(median(rounds.naive64), 0),
      vs_naive: rounded(median(rounds.function64) / median(rounds.naive64)),
      doubles: await countDoubles(world.root, branch),
    }
  } finally {
    await cluster.remove()
  }
}

/** The same statement with nothing around it: one prepared call after the other on each connection. */
async function floorLoad(world: World, tellers: Teller[]) {
  const clients: pg.PoolClient[] = []
  for (let n = 0; n < CONNECTIONS; n += 1) clients.push(await world.api.connect())
  try {
    return await load(CONNECTIONS, CALLS_PER_ROUND, async (lane) => {
      const teller = tellers[lane] as Teller
      const { tenantId, deviceId, writerId } = teller.device
      await clients[lane]?.query({
        name: 'floor',
        text: 'select app.push($1, $2, $3, $4, $5, $6) as answer',
        values: [tenantId, deviceId, writerId, JSON.stringify([callNext(teller)]), 1, null],
      })
    })
  } finally {
    for (const client of clients) client.release()
  }
}

const log = createLogger({ level: 'silent', secret: 'bench'.repeat(10) })

async function functionLoad(world: World, tellers: Teller[], inFlight: number) {
  const deps = createPushDeps({
    config: { appSecret: 'bench'.repeat(10) },
    pools: { api: world.api, worker: world.api },
    log,
  })
  return load(inFlight, CALLS_PER_ROUND, async (lane) => {
    const teller = tellers[lane] as Teller
    const body = { protocol: 1, writer: teller.device.writerId, epoch: 1, commands: [callNext(teller)] }
    const parsed = parsePush(body)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    const answer = await push(deps, { ...teller.device }, parsed.push)
    if (answer.results[0]?.outcome.kind !== 'applied') throw new Error(JSON.stringify(answer.results))
  })
}

async function naiveLoad(world: World, tellers: Teller[], inFlight: number) {
  return load(inFlight, CALLS_PER_ROUND, (lane) => naiveCallNext(world.api, tellers[lane] as Teller))
}

/** Tickets that were called more often than once: there must be none. */
async function countDoubles(root: pg.Pool, branch: Branch): Promise<number> {
  const { rows } = await root.query(
    `select count(*)::integer as n from (
       select ticket_id from app.ticket_events where branch_id = $1 and what = 'called' group by ticket_id having count(*) > 1) d`,
    [branch.branchId],
  )
  return rows[0].n as number
}
