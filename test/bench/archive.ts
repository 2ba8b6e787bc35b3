import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { ARCHIVE_BATCH_TICKETS, ARCHIVE_PAUSE_MS } from '../../server/jobs/tasks/archive.ts'
import { type Branch, World } from '../setup/world.ts'
import { startBenchCluster } from './bench-cluster.ts'
import { addPastTickets, EVENTS_PER_TICKET } from './past-tickets.ts'
import { median, quantile, rounded } from './statistics.ts'
import { addTellers, callNext, fillLine, type Teller } from './tellers.ts'

const TELLERS = 8
const ROUNDS = 5
const TICKETS_PER_ROUND = 25_000
const WAITING_PER_ROUND = 50_000
/** In quiet for about as long as the archive takes. */
const QUIET_MS = 3_000

type Scene = { world: World; worker: pg.Pool; branch: Branch; tellers: Teller[] }
type Calls = { times: number[]; seconds: number }

async function callUntil({ world, branch }: Scene, teller: Teller, isOver: () => boolean): Promise<number[]> {
  const times: number[] = []
  while (!isOver()) {
    const body = JSON.stringify([callNext(teller)])
    const start = performance.now()
    const { rows } = await world.api.query({
      name: 'push',
      text: 'select app.push($1, $2, $3, $4) as answer',
      values: [branch.tenantId, teller.device.deviceId, teller.device.writerId, body],
    })
    times.push(performance.now() - start)
    const outcome = rows[0].answer.results[0]?.outcome
    if (outcome?.kind !== 'applied') throw new Error(`a call was not applied: ${JSON.stringify(rows[0].answer)}`)
  }
  return times
}

/** All tellers call, one call after the other, for as long as the work takes. */
async function callDuring(scene: Scene, work: () => Promise<unknown>): Promise<Calls> {
  let isOver = false
  const start = performance.now()
  const calls = scene.tellers.map((teller) => callUntil(scene, teller, () => isOver))
  await work().finally(() => {
    isOver = true
  })
  const seconds = (performance.now() - start) / 1_000
  return { times: (await Promise.all(calls)).flat(), seconds }
}

/** As the nightly job does it: bounded batches with a pause. Answers the rows moved, tickets and events. */
async function archiveAll({ worker, branch }: Scene): Promise<number> {
  let moved = 0
  for (;;) {
    const { rows } = await worker.query('select app.job_archive_batch($1, $2) as answer', [
      branch.tenantId,
      ARCHIVE_BATCH_TICKETS,
    ])
    const { tickets, events } = rows[0].answer as { tickets: number; events: number }
    moved += tickets + events
    if (tickets < ARCHIVE_BATCH_TICKETS) return moved
    await sleep(ARCHIVE_PAUSE_MS)
  }
}

async function runRound(scene: Scene, round: number) {
  await fillLine(scene.world, scene.branch, WAITING_PER_ROUND)
  await addPastTickets(scene.world, scene.branch, TICKETS_PER_ROUND, round)
  await scene.world.root.query('vacuum analyze app.tickets, app.ticket_events')
  let moved = 0
  const archiving = async (): Promise<void> => {
    moved = await archiveAll(scene)
  }
  const quiet = () => callDuring(scene, () => sleep(QUIET_MS))
  // Which comes first alternates: the second always meets a longer write-ahead log.
  const first = round % 2 === 0 ? await quiet() : undefined
  const busy = await callDuring(scene, archiving)
  const { times } = first ?? (await quiet())
  return {
    quietP99: quantile(times, 0.99),
    busyP99: quantile(busy.times, 0.99),
    rowsPerS: moved / busy.seconds,
    callsPerS: busy.times.length / busy.seconds,
  }
}

async function openScene(world: World): Promise<Scene> {
  const branch = await world.addBranch({ counters: TELLERS })
  const tellers = await addTellers(world, branch, TELLERS)
  await world.root.query('update app.tenant_settings set commands_per_hour_max = 1000000')
  const worker = world.database.pool('worker', 1)
  await worker.query('select app.job_make_partitions()')
  return { world, worker, branch, tellers }
}

/** What moving finished tickets costs the tellers, and how fast it goes with them at work. */
export async function runArchiveBench(progress: (line: string) => void): Promise<Record<string, unknown>> {
  const cluster = await startBenchCluster(progress)
  try {
    const scene = await openScene(await World.on(cluster, TELLERS))
    const rounds: Awaited<ReturnType<typeof runRound>>[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const result = await runRound(scene, round)
      rounds.push(result)
      progress(`round ${round + 1} of ${ROUNDS}: ${JSON.stringify(result)}`)
    }
    const of = (field: keyof (typeof rounds)[number]): number => median(rounds.map((each) => each[field]))
    return {
      tellers: TELLERS,
      rows_per_s: rounded(of('rowsPerS'), 0),
      p99_ratio: rounded(median(rounds.map((each) => each.busyP99 / each.quietP99))),
      p99_quiet_ms: rounded(of('quietP99')),
      p99_archiving_ms: rounded(of('busyP99')),
      calls_per_s: rounded(of('callsPerS'), 0),
      rows_per_round: TICKETS_PER_ROUND * (1 + EVENTS_PER_TICKET),
    }
  } finally {
    await cluster.remove()
  }
}
