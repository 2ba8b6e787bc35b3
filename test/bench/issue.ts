import { randomUUID } from 'node:crypto'
import { push } from '../../server/commands/push.ts'
import { createPushDeps } from '../../server/commands/push-route.ts'
import { createLogger } from '../../server/log/create-logger.ts'
import { pushCommandsMax } from '../../sync/wire/limits.ts'
import { parsePush } from '../../sync/wire/parse-push.ts'
import { type Branch, type Device, issueArgs, World } from '../setup/world.ts'
import { startBenchCluster } from './bench-cluster.ts'
import { median, rounded } from './statistics.ts'

const ROUNDS = 5
const SECRET = 'bench'.repeat(10)

/** A kiosk that was away sends all that it issued: whole commands, with ledger and events, in batches as a device cuts them. */
export async function runIssueBench(progress: (line: string) => void): Promise<Record<string, unknown>> {
  const cluster = await startBenchCluster(progress)
  try {
    const world = await World.on(cluster, 10)
    const branch = await world.addBranch()
    const day = await world.today(branch)
    const small: number[] = []
    const large: number[] = []
    let issued = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const kiosk = await world.addDevice(branch, 'kiosk')
      await pushIssues(world, branch, kiosk, day, issued, 500)
      issued += 500
      small.push(await pushIssues(world, branch, kiosk, day, issued, 1_000))
      issued += 1_000
      large.push(await pushIssues(world, branch, kiosk, day, issued, 10_000))
      issued += 10_000
      progress(`round ${round + 1} of ${ROUNDS}: ${rounded(small.at(-1) ?? 0)} ms, ${rounded(large.at(-1) ?? 0)} ms`)
    }
    const { rows } = await world.root.query(
      `select count(*)::integer as n from app.ticket_events where what = 'issued'`,
    )
    if (rows[0].n !== issued) throw new Error(`${rows[0].n} of ${issued} tickets arrived`)
    return { push_1000_ms: rounded(median(small), 0), push_10000_ms: rounded(median(large), 0) }
  } finally {
    await cluster.remove()
  }
}

async function pushIssues(
  world: World,
  branch: Branch,
  kiosk: Device,
  day: string,
  from: number,
  count: number,
): Promise<number> {
  const log = createLogger({ level: 'silent', secret: SECRET })
  const deps = createPushDeps({ config: { appSecret: SECRET }, pools: { api: world.api, worker: world.api }, log })
  const bodies: string[] = []
  for (let at = 0; at < count; at += pushCommandsMax) {
    const commands = Array.from({ length: Math.min(pushCommandsMax, count - at) }, (_, n) => {
      kiosk.seq += 1
      const args = issueArgs(branch, day, from + at + n + 1)
      return {
        seq: kiosk.seq,
        id: randomUUID(),
        name: 'issue_ticket',
        kind: 'fact',
        args,
        age_ms: 1_000,
        config_version: 1,
      }
    })
    bodies.push(JSON.stringify({ protocol: 1, writer: kiosk.writerId, epoch: 1, commands }))
  }
  const startedAt = performance.now()
  for (const body of bodies) {
    const parsed = parsePush(JSON.parse(body))
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues))
    const answer = await push(deps, { ...kiosk }, parsed.push)
    const failed = answer.results.find((result) => result.outcome.kind !== 'applied')
    if (failed !== undefined) throw new Error(JSON.stringify(failed))
    JSON.stringify(answer)
  }
  return performance.now() - startedAt
}
