import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { eventually } from '../jobs/eventually.ts'
import { runServer, type ServerProcess } from '../setup/run-server.ts'
import { type DemoBranch, type Device, demoBranch, openDevice, openTellers } from './demo-device.ts'
import { OutsideCluster } from './outside-cluster.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 })

/** Five servers start in one test, most of them at once: that is work for the processor, not a wait. */
const STARTS_MS_MAX = 150_000
/** A dead worker is believed dead at the second look, and looks are ten seconds apart. */
const TAKEN_OVER_MS_MAX = 45_000

/** One Postgres and its servers live through all of this, in this order. */
const cluster = new OutsideCluster()
const servers: ServerProcess[] = []
let [apiA, apiB, workerA, workerB] = ['', '', '', '']
let branch: DemoBranch
let lostJob = ''

function run(role: 'api' | 'worker'): ServerProcess {
  const server = runServer({
    ROLE: role,
    DEMO: '1',
    DATABASE_URL: cluster.url(),
    APP_SECRET: 's'.repeat(48),
    LOG_LEVEL: 'debug',
  })
  servers.push(server)
  return server
}

beforeAll(() => cluster.create())
afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL')
  await cluster.remove()
})

const readiness = async (base: string): Promise<number> => (await fetch(`${base}/health/ready`)).status

/** What the pattern's first group holds in each line of both workers that it fits. */
function workersSaid(pattern: RegExp): string[] {
  const logs = servers.slice(-2).map(({ said }) => said.log)
  return logs.flatMap((log) => log.split('\n').flatMap((line) => pattern.exec(line)?.[1] ?? []))
}

test('a worker is killed in the middle of a job while four servers start beside it', {
  timeout: STARTS_MS_MAX,
}, async () => {
  const doomed = run('worker')
  await doomed.address()
  // Whoever refreshes statistics now waits for this lock, in the middle of the job.
  const lock = await cluster.root.connect()
  // For as long as five servers take to start, which may be more than a transaction may idle.
  await lock.query(
    'begin; set local idle_in_transaction_session_timeout to 0; lock table app.branch_stats in access exclusive mode',
  )
  await cluster.root.query(`update app.branches set config_version = config_version`)
  await cluster.root.query(`select app_private.add_job('refresh_statistics', '{}', 5)`)
  lostJob = await eventually('the job runs', async () => {
    const { rows } = await cluster.root.query<{ id: string }>(
      `select j.id::text from graphile_worker.jobs j where j.task_identifier = 'refresh_statistics' and j.locked_by is not null
         and exists (select from pg_locks l where not l.granted and l.relation = 'app.branch_stats'::regclass)`,
    )
    return rows[0]?.id
  })
  doomed.child.kill('SIGKILL')
  await doomed.exit
  // As if the clock's jobs had been known, and missed, since yesterday.
  await cluster.root.query(`update graphile_worker._private_known_crontabs set known_since = now() - interval '1 day'`)
  const addresses = [run('api'), run('api'), run('worker'), run('worker')].map((server) => server.address())
  ;[apiA, apiB, workerA, workerB] = (await Promise.all(addresses)) as [string, string, string, string]
  await lock.query('rollback')
  lock.release()
  // Changes are followed from a place that Postgres gives only when the transactions before it have ended.
  for (const base of [apiA, apiB, workerA, workerB]) {
    await eventually('ready', async () => (await readiness(base)) === 200)
  }
  branch = await demoBranch(apiA, 'sfax-vieux-port')
})

test('what is pushed to one server is seen and called through the other', async () => {
  const kiosk = await openDevice(apiA, branch, 'kiosk-1')
  const [teller] = await openTellers(apiB, branch)
  const issue = kiosk.writeIssue(500)
  await kiosk.push([issue])
  const ticketId = String(issue.args.ticket_id)
  const seen = await teller.ask<{ tickets: { id: string; state: string }[] }>('/api/branch')
  expect(seen.body.tickets.find(({ id }) => id === ticketId)).toMatchObject({ state: 'waiting' })
  const counter_id = branch.counters[0]?.id
  await teller.give('call_ticket', 'intent', { ticket_id: ticketId, counter_id })
  expect((await kiosk.story(ticketId)).ticket).toMatchObject({ state: 'called' })
})

test('each job is done once, whoever of two workers takes it', async () => {
  const kiosk = await openDevice(apiA, branch, 'kiosk-1')
  const [, teller] = await openTellers(apiB, branch)
  const issues = Array.from({ length: 30 }, (_, i) =>
    kiosk.writeIssue(600 + i, { contact: { phone: `+2165500${1000 + i}` } }),
  )
  await kiosk.push(issues)
  const counter_id = branch.counters[1]?.id
  for (const { args } of issues) {
    const ticket = { ticket_id: args.ticket_id, counter_id }
    expect(await teller.give('call_ticket', 'intent', ticket)).toMatchObject({ kind: 'applied' })
    await teller.give('complete_service', 'fact', ticket)
  }
  const decided = (): string[] => workersSaid(/"ticket_id":"([^"]+)".*"message decided"/)
  await eventually('all messages are decided', async () => decided().length >= issues.length)
  expect(decided().toSorted()).toEqual(issues.map(({ args }) => String(args.ticket_id)).toSorted())
})

test('a night that was missed is made up for once, although two workers notice it', async () => {
  const done = () => workersSaid(/Completed task \d+ \((make_days_and_partitions|archive|purge),/)
  await eventually('all are done', async () => new Set(done()).size === 3)
  expect(
    done()
      .filter((task) => task !== 'make_days_and_partitions')
      .toSorted(),
  ).toEqual(['archive', 'purge'])
})

test('the job of the killed worker was taken over by another', async () => {
  const completed = new RegExp(`Completed task (${lostJob}) \\(refresh_statistics,`)
  await eventually('it is done', async () => workersSaid(completed).length > 0, TAKEN_OVER_MS_MAX)
  expect(workersSaid(completed)).toHaveLength(1)
  expect(workersSaid(/(jobs of lost workers were given back)/)).toHaveLength(1)
})

test('Postgres goes away and comes back: readiness tells, and no acknowledged command is lost', async () => {
  const kiosk = await openDevice(apiA, branch, 'kiosk-2')
  const refusals = new Set<string>()
  let isDone = false
  async function pushOn(): Promise<void> {
    for (let n = 2_000; !isDone; n += 1) {
      const commands = [kiosk.writeIssue(n)]
      while (!(await pushed(commands))) await sleep(50)
    }
  }
  async function pushed(commands: Parameters<Device['push']>[0]): Promise<boolean> {
    const body = JSON.stringify({ protocol: 1, writer: kiosk.writer, epoch: kiosk.epoch, commands })
    const answer = await kiosk.ask<{ code?: string; results: { id: string; outcome: never }[] }>('/api/push', body)
    if (answer.status !== 200) refusals.add(`${answer.status} ${answer.body.code}`)
    else for (const { id, outcome } of answer.body.results) kiosk.outcomes.set(id, outcome)
    return answer.status === 200
  }
  const all = [apiA, apiB, workerA, workerB]
  const becomes = (status: number) =>
    Promise.all(all.map((base) => eventually(`${status}`, async () => (await readiness(base)) === status, 30_000)))

  const pushing = pushOn()
  await eventually('some pushes', async () => kiosk.outcomes.size > 20)
  await cluster.stop()
  const before = kiosk.outcomes.size
  await becomes(503)
  await cluster.start()
  await becomes(200)
  await eventually('pushes go on', async () => kiosk.outcomes.size > before + 20)
  isDone = true
  await pushing

  expect([...refusals]).toEqual(['503 retry_later'])
  const known = new Map(kiosk.outcomes)
  await kiosk.push(kiosk.written.slice(-500))
  for (const [id, outcome] of known) expect(kiosk.outcomes.get(id)).toEqual(outcome)
  expect((await kiosk.heartbeat()).writer?.last_seq).toBe(kiosk.written.length)
  const { rows } = await cluster.root.query(
    `select count(*)::int as tickets, count(distinct number)::int as numbers from app.tickets where sequence_n >= 2000`,
  )
  expect(rows[0]).toEqual({ tickets: kiosk.written.length, numbers: kiosk.written.length })
})

test('servers of an outside Postgres end in order and leave it running', async () => {
  const ended = servers.slice(1).map((server) => server.end('SIGTERM'))
  expect(await Promise.all(ended)).toEqual([0, 0, 0, 0])
  expect((await cluster.root.query('select 1 as n')).rows).toEqual([{ n: 1 }])
})
