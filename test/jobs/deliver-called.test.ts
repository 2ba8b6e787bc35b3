import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Branch, type Device, issueArgs, type World } from '../setup/world.ts'
import { eventually } from './eventually.ts'
import { JobWorld } from './job-world.ts'

const PHONE = '+216 98 123 456'

let jobs: JobWorld
let world: World
let branch: Branch
let kiosk: Device
let tablet: Device
let n = 0
beforeAll(async () => {
  jobs = await JobWorld.create()
  world = jobs.world
  branch = await world.addBranch()
  kiosk = await world.addDevice(branch, 'kiosk')
  tablet = await world.addDevice(branch, 'tablet')
})
afterAll(() => jobs.close())
beforeEach(async () => {
  await world.setNow('2026-11-20T09:00:00Z')
  await world.root.query('delete from graphile_worker._private_jobs')
})

const enqueued = async () =>
  (
    await world.root.query(
      `select j.payload, j.max_attempts from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'deliver_called'`,
    )
  ).rows

async function callOne(contact: Record<string, unknown> | null = { phone: PHONE }) {
  n += 1
  const args = issueArgs(branch, await world.today(branch), n, contact === null ? {} : { contact })
  await world.give(kiosk, 'issue_ticket', 'fact', args)
  const id = randomUUID()
  const outcome = await world.give(
    tablet,
    'call_next',
    'intent',
    { counter_id: branch.counters[0], valid_for_ms: 15_000 },
    { id },
  )
  expect(outcome.ticket_id).toBe(args.ticket_id)
  return { ticketId: args.ticket_id as string, commandId: id }
}

/** Runs what is enqueued by hand and leaves the counter free. */
async function decide(): Promise<string[]> {
  const statuses: string[] = []
  for (const { payload } of await enqueued()) {
    const { rows } = await jobs.worker.query('select app.job_deliver_called($1, $2, $3, $4) as status', [
      payload.tenant_id,
      payload.ticket_id,
      payload.command_id,
      payload.valid_until,
    ])
    statuses.push(rows[0].status)
  }
  return statuses
}

const finish = (ticketId: string) =>
  world.give(tablet, 'complete_service', 'fact', { ticket_id: ticketId, counter_id: branch.counters[0] })

test('[I13] a call that stands is worth a message; until there is a provider that is only noted', async () => {
  const { ticketId } = await callOne()
  expect(await decide()).toEqual(['no_provider'])
  await finish(ticketId)
})

test('[I13] a message that would come late dies stale', async () => {
  const { ticketId } = await callOne()
  await world.setNow('2026-11-20T09:01:00Z')
  expect(await decide()).toEqual(['died_stale'])
  await finish(ticketId)
})

test.each([
  ['served', 'start_service', 'fact'],
  ['gone', 'mark_no_show', 'fact'],
  ['put aside', 'park_ticket', 'fact'],
  ['cancelled', 'cancel_ticket', 'intent'],
] as const)('[I13] a message about a ticket that is %s by now dies untrue', async (_, name, kind) => {
  const { ticketId } = await callOne()
  const args = { ticket_id: ticketId, counter_id: branch.counters[0] }
  expect(await world.give(tablet, name, kind, args)).toMatchObject({ kind: 'applied' })
  expect(await decide()).toEqual(['died_untrue'])
  await finish(ticketId)
})

test('[I13] a call that was put back and called again is announced by the later call only', async () => {
  const { ticketId, commandId } = await callOne()
  await world.give(tablet, 'undo_command', 'intent', { command_id: commandId, elapsed_ms: 10 })
  await world.give(tablet, 'call_ticket', 'intent', { ticket_id: ticketId, counter_id: branch.counters[0] })
  const first = await jobs.worker.query(`select app.job_deliver_called($1, $2, $3, '2026-11-20T09:01:00Z') as status`, [
    branch.tenantId,
    ticketId,
    commandId,
  ])
  expect(first.rows).toEqual([{ status: 'died_untrue' }])
  await finish(ticketId)
})

test('a recall announces the same call again', async () => {
  const { ticketId } = await callOne()
  await world.give(tablet, 'recall_ticket', 'intent', {
    ticket_id: ticketId,
    counter_id: branch.counters[0],
    valid_for_ms: 15_000,
  })
  expect(await decide()).toEqual(['no_provider', 'no_provider'])
  await finish(ticketId)
})

test('a job that runs twice answers the same and notes it once', async () => {
  const { ticketId } = await callOne()
  expect(await decide()).toEqual(['no_provider'])
  await world.setNow('2026-11-20T09:05:00Z')
  expect(await decide()).toEqual(['no_provider'])
  const { rows } = await world.root.query('select count(*)::int as n from app.message_log where ticket_id = $1', [
    ticketId,
  ])
  expect(rows).toEqual([{ n: 1 }])
  await finish(ticketId)
})

test('another tenant cannot learn or note anything of the ticket', async () => {
  const { ticketId, commandId } = await callOne()
  const other = await world.addTenant()
  const { rows } = await jobs.worker.query(
    `select app.job_deliver_called($1, $2, $3, '2026-11-20T09:01:00Z') as status`,
    [other, ticketId, commandId],
  )
  expect(rows).toEqual([{ status: 'died_untrue' }])
  expect(await decide()).toEqual(['no_provider'])
  await finish(ticketId)
})

test('a customer without a way to be reached gives no job', async () => {
  const { ticketId } = await callOne(null)
  expect(await enqueued()).toEqual([])
  await finish(ticketId)
})

test('the job is of the transaction of its call: rolled back, there is none', async () => {
  n += 1
  const args = issueArgs(branch, await world.today(branch), n, { contact: { phone: PHONE } })
  await world.give(kiosk, 'issue_ticket', 'fact', args)
  const client = await world.api.connect()
  const item = {
    seq: tablet.seq + 1,
    id: randomUUID(),
    name: 'call_next',
    kind: 'intent',
    age_ms: 0,
    session: tablet.sessionId,
  }
  const body = JSON.stringify([{ ...item, args: { counter_id: branch.counters[0], valid_for_ms: 15_000 } }])
  await client.query('begin')
  const { rows } = await client.query('select app.push($1, $2, $3, $4) as answer', [
    tablet.tenantId,
    tablet.deviceId,
    tablet.writerId,
    body,
  ])
  expect(rows[0].answer.results[0].outcome.kind).toBe('applied')
  await client.query('rollback')
  client.release()
  expect(await enqueued()).toEqual([])
  const { ticketId } = await (async () => {
    const outcome = await world.give(tablet, 'call_next', 'intent', {
      counter_id: branch.counters[0],
      valid_for_ms: 15_000,
    })
    return { ticketId: outcome.ticket_id as string }
  })()
  expect(await enqueued()).toHaveLength(1)
  await finish(ticketId)
})

test('no phone number stands in a payload, a note or a log line, and the worker runs the job', async () => {
  const { ticketId } = await callOne()
  expect(JSON.stringify(await enqueued())).not.toContain('123 456')
  await jobs.start()
  const noted = await eventually('a note', async () => {
    const { rows } = await world.root.query('select to_jsonb(m) as note from app.message_log m where ticket_id = $1', [
      ticketId,
    ])
    return rows[0]?.note as Record<string, unknown> | undefined
  })
  expect(noted.status).toBe('no_provider')
  expect(JSON.stringify(noted) + jobs.lines.join()).not.toContain('98 123 456')
})

test('a payload of another shape is a dead letter, not a crash', async () => {
  await jobs.add('deliver_called', { tenant_id: PHONE }, 1)
  await jobs.start()
  const letter = await eventually(
    'a dead letter',
    async () => (await jobs.worker.query('select * from app.dead_jobs()')).rows[0],
  )
  expect(letter.last_error).toBe('payload_invalid')
})
