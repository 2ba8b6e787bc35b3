import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createDeliverCalled } from '../../server/jobs/tasks/deliver-called.ts'
import type { PushMessage } from '../../server/push/push-message.ts'
import type { PushResult } from '../../server/push/send-push.ts'
import { JobWorld } from '../jobs/job-world.ts'
import { type Branch, type Device, issueArgs, type World } from '../setup/world.ts'

type Sent = { sealed: string; message: PushMessage; leftMs: number }

let jobs: JobWorld
let world: World
let branch: Branch
let kiosk: Device
let tablet: Device
let n = 0
const sent: Sent[] = []
let result: PushResult

beforeAll(async () => {
  jobs = await JobWorld.create()
  world = jobs.world
  branch = await world.addBranch()
  ;[kiosk, tablet] = [await world.addDevice(branch, 'kiosk'), await world.addDevice(branch, 'tablet')]
})
afterAll(() => jobs.close())
beforeEach(async () => {
  await world.setNow('2026-11-20T09:00:00Z')
  await world.root.query('delete from graphile_worker._private_jobs')
  sent.length = 0
  result = 'taken'
})

const task = createDeliverCalled(async (sealed, message, { leftMs }) => {
  sent.push({ sealed, message, leftMs })
  return result
})
const context = { log: { debug: () => undefined }, publicUrl: '', signal: new AbortController().signal }

async function issue(): Promise<string> {
  n += 1
  const args = issueArgs(branch, await world.today(branch), n)
  await world.give(kiosk, 'issue_ticket', 'fact', args)
  return String(args.ticket_id)
}
const keep = (ticketId: string, digest = 'd'.repeat(43), secret = 'c2VjcmV0LXNlY3JldC0xMg') =>
  world.api.query('select app.keep_push($1, $2, $3, $4, $5, $6) as answer', [
    ...[branch.tenantId, ticketId, secret, digest, `sealed ${digest}`, 'fr'],
  ])
const call = async (ticketId: string): Promise<string> => {
  const id = randomUUID()
  const args = { ticket_id: ticketId, counter_id: branch.counters[0] }
  expect(await world.give(tablet, 'call_ticket', 'intent', args, { id })).toMatchObject({ kind: 'applied' })
  return id
}
const finish = (ticketId: string) =>
  world.give(tablet, 'complete_service', 'fact', { ticket_id: ticketId, counter_id: branch.counters[0] })
const kept = async (ticketId: string) =>
  (await world.root.query('select 1 from app.push_subscriptions where ticket_id = $1', [ticketId])).rowCount
const log = async (ticketId: string) =>
  (await world.root.query('select status from app.message_log where ticket_id = $1', [ticketId])).rows.map(
    ({ status }) => status,
  )
/** Runs what was enqueued. */
async function work(): Promise<void> {
  const { rows } = await world.root.query('select payload from graphile_worker._private_jobs')
  for (const { payload } of rows) await task({ ...context, pool: jobs.worker } as never, payload)
}

test('[TP6] a phone that asked is told once, with number and counter and no name', async () => {
  const id = await issue()
  await keep(id)
  await call(id)
  await work()
  await work()
  expect(sent).toEqual([
    {
      sealed: `sealed ${'d'.repeat(43)}`,
      message: { number: expect.stringMatching(/^A-/), counter: '1', language: 'fr' },
      leftMs: 60_000,
    },
  ])
  expect(await log(id)).toEqual(['sent'])
  await finish(id)
})

test('[TP6] who asked for nothing has no job', async () => {
  const id = await issue()
  await call(id)
  expect((await world.root.query('select 1 from graphile_worker._private_jobs')).rowCount).toBe(0)
  await finish(id)
})

test('[I13] what would come late or is no longer true is not pushed', async () => {
  const late = await issue()
  await keep(late)
  await call(late)
  await world.setNow('2026-11-20T09:01:00Z')
  await work()
  expect(await log(late)).toEqual(['died_stale'])
  await finish(late)
  const served = await issue()
  await keep(served)
  await call(served)
  await world.give(tablet, 'start_service', 'fact', { ticket_id: served, counter_id: branch.counters[0] })
  await work()
  expect([sent, await log(served)]).toEqual([[], ['died_stale', 'died_untrue'].slice(1)])
  await finish(served)
})

test('[TP6] a service that fails is asked again while there is time', async () => {
  const id = await issue()
  await keep(id)
  await call(id)
  result = 'failed'
  await expect(work()).rejects.toMatchObject({ code: 'push_failed' })
  expect(await log(id)).toEqual([])
  result = 'taken'
  await work()
  expect(await log(id)).toEqual(['sent'])
  await finish(id)
})

test('[TP6] a phone that is gone is forgotten', async () => {
  const id = await issue()
  await keep(id)
  await call(id)
  result = 'gone'
  await work()
  expect([await kept(id), await log(id)]).toEqual([0, ['no_provider']])
  await finish(id)
})

test('[TP6] a subscription ends with its ticket, is of a few browsers at most, and needs the secret', async () => {
  const id = await issue()
  await expect(keep(id, 'x'.repeat(43), 'wrong-wrong-wrong-1')).rejects.toMatchObject({ code: 'BS003' })
  for (const letter of 'abcde') {
    await world.setNow(`2026-11-20T09:00:0${'abcde'.indexOf(letter)}Z`)
    await keep(id, letter.repeat(43))
  }
  expect(await kept(id)).toBe(3)
  await finish(id)
  expect(await kept(id)).toBe(0)
  expect((await keep(id)).rows).toEqual([{ answer: false }])
  expect(await kept(id)).toBe(0)
})

test('[TP6] a phone that was kept in the moment in which its ticket ended is told nothing and goes with the purge', async () => {
  const id = await issue()
  const command = await call(id)
  await finish(id)
  await world.root.query(
    `insert into app.push_subscriptions (tenant_id, ticket_id, endpoint_digest, sealed, language, created_at)
    values ($1, $2, $3, 'sealed', 'fr', now())`,
    [branch.tenantId, id, 'e'.repeat(43)],
  )
  const pushes = await world.root.query('select app.job_called_pushes($1, $2, $3, $4) as told', [
    ...[branch.tenantId, id, command, '2026-11-20T09:01:00Z'],
  ])
  expect(pushes.rows).toEqual([{ told: null }])
  await world.root.query('select app.job_purge($1)', [branch.tenantId])
  expect(await kept(id)).toBe(0)
})
