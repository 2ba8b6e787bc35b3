import type pg from 'pg'
import { push } from '../../server/commands/push.ts'
import { createPushDeps } from '../../server/commands/push-route.ts'
import { createLogger } from '../../server/log/create-logger.ts'
import { parsePush } from '../../sync/wire/parse-push.ts'
import { type Branch, World } from '../setup/world.ts'
import { startBenchCluster } from './bench-cluster.ts'
import { httpLoad, startBenchServer } from './bench-server.ts'
import { CALLS_PER_ROUND } from './call-limits.ts'
import { measureHistory } from './history.ts'
import { grantNaive, naiveCallNext } from './naive.ts'
import { measureRowSecurity } from './row-level-security.ts'
import { load, median, rounded } from './statistics.ts'
import { addTellers, callNext, fillLine, type Teller } from './tellers.ts'

const CONNECTIONS = 10
const ROUNDS = 5
const TIMED_CALLS = 2_000
const TELLERS_MAX = 64
const BRANCHES = 50

export async function runCallNextBench(progress: (line: string) => void): Promise<Record<string, unknown>> {
  const cluster = await startBenchCluster(progress)
  try {
    const world = await World.on(cluster, CONNECTIONS)
    await grantNaive(world.root)
    const branch = await world.addBranch({ counters: TELLERS_MAX })
    const tellers = await addTellers(world, branch, TELLERS_MAX)
    const throughput = await measureThroughput(world, branch, tellers, progress)
    const times = await measureTimes(world, branch, tellers, progress)
    const rls = await measureRowSecurity(world, branch, tellers[0] as Teller)
    const doubles = await countDoubles(world.root)
    await cluster.close()
    return {
      connections: CONNECTIONS,
      ...throughput,
      ...times,
      doubles,
      rls_ratio: rounded(rls),
      history_ratio: rounded(await measureHistory(progress)),
    }
  } finally {
    await cluster.remove()
  }
}

/** All ways alternate within a round, so that whatever else the machine does meets each of them. */
async function measureThroughput(world: World, branch: Branch, tellers: Teller[], progress: (line: string) => void) {
  const server = await startBenchServer(world)
  const ways = {
    floor: () => floorLoad(world, tellers),
    function: () => functionLoad(world, tellers, 32),
    http: () => httpLoad(server, tellers, 32),
    function64: () => functionLoad(world, tellers, 64),
    naive64: () => naiveLoad(world, tellers, 64),
  }
  const rounds: Record<string, number[]> = {}
  for (let round = 0; round < ROUNDS; round += 1) {
    await fillLine(world, branch, CALLS_PER_ROUND * Object.keys(ways).length)
    await world.root.query('vacuum analyze app.tickets')
    for (const [name, run] of Object.entries(ways)) {
      const { tps } = await run()
      rounds[name] = [...(rounds[name] ?? []), tps]
    }
    progress(
      `round ${round + 1} of ${ROUNDS}: ${Object.entries(rounds)
        .map(([name, each]) => `${name} ${each.at(-1)?.toFixed(0)}/s`)
        .join(', ')}`,
    )
  }
  await server.close()
  const of = (name: keyof typeof ways): number => median(rounds[name] ?? [])
  return {
    floor_tps: rounded(of('floor'), 0),
    function_tps: rounded(of('function'), 0),
    ratio: rounded(of('function') / of('floor')),
    http_tps: rounded(of('http'), 0),
    naive_tps: rounded(of('naive64'), 0),
    vs_naive: rounded(of('function64') / of('naive64')),
  }
}

/** Times of one call with so many tellers at once, all in one branch and spread over fifty. */
async function measureTimes(world: World, branch: Branch, tellers: Teller[], progress: (line: string) => void) {
  const spread: Teller[] = []
  for (let n = 0; n < BRANCHES; n += 1) {
    const other = await world.addBranch({ tenantId: branch.tenantId, counters: 2 })
    const [first, second] = await addTellers(world, other, 2)
    spread.splice(n, 0, first as Teller)
    spread.push(second as Teller)
    // A lone teller makes all calls in one branch; more of them share them out.
    await fillLine(world, other, n === 0 ? TIMED_CALLS * 2 : TIMED_CALLS / 2)
  }
  const p50: Record<string, number> = {}
  const p99: Record<string, number> = {}
  for (const inFlight of [1, 8, 32, TELLERS_MAX]) {
    await fillLine(world, branch, TIMED_CALLS)
    await world.root.query('vacuum analyze app.tickets')
    for (const [where, some] of [
      ['one', tellers],
      ['fifty', spread],
    ] as const) {
      const times = await functionLoad(world, some, inFlight, TIMED_CALLS)
      p50[`${inFlight}_${where}`] = rounded(times.p50Ms)
      p99[`${inFlight}_${where}`] = rounded(times.p99Ms)
    }
    progress(`${inFlight} tellers: ${JSON.stringify({ p50, p99 })}`)
  }
  return { p50_ms: p50, p99_ms: p99 }
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

const secret = 'bench'.repeat(10)
const log = createLogger({ level: 'silent', secret })

async function functionLoad(world: World, tellers: Teller[], inFlight: number, calls = CALLS_PER_ROUND) {
  const deps = createPushDeps({
    config: { appSecret: secret },
    pools: { api: world.api, worker: world.api },
    log,
  })
  return load(inFlight, calls, async (lane) => {
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
async function countDoubles(root: pg.Pool): Promise<number> {
  const { rows } = await root.query(
    `select count(*)::integer as n from (
       select ticket_id from app.ticket_events where what = 'called' group by ticket_id having count(*) > 1) d`,
  )
  return rows[0].n as number
}
