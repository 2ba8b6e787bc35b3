import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { issueArgs, World } from '../setup/world.ts'
import { BranchAtWork } from '../sql/archive/branch-at-work.ts'
import { tellsItself } from '../sql/tickets/tells-itself.ts'
import { tracesOf } from './traces-of.ts'

const NOW = '2026-11-16T08:00:00Z'
const PHONE = '+21698123456'

let world: World
beforeAll(async () => {
  world = await World.create()
})
afterAll(() => world.close())

const erase = (work: BranchAtWork) => work.job<number>('app.job_erase_contacts($1)', [work.branch.tenantId])
const phoneOf = async (id: unknown) => (await world.ticket(String(id))).contact_phone
const jobs = async (id: unknown) =>
  (
    await world.root.query(
      `select count(*)::int as n from graphile_worker._private_jobs where payload ->> 'ticket_id' = $1`,
      [id],
    )
  ).rows[0].n as number

async function withPhone(): Promise<{ work: BranchAtWork; id: string }> {
  const work = await BranchAtWork.open(world, NOW)
  const [id = ''] = await work.issue(1, { contact: { phone: PHONE } })
  return { work, id }
}

it('[PD2] a tenant keeps no contact beyond the visit unless it says so', async () => {
  const work = await BranchAtWork.open(world, NOW)
  const rows = await work.look(
    'select contact_retention_hours as hours from app.tenant_settings where tenant_id = $1',
    [work.branch.tenantId],
  )
  expect(rows).toEqual([{ hours: 0 }])
})

it('[PD2] who waits for hours can still be told, and is forgotten when the visit ends', async () => {
  const { work, id } = await withPhone()
  await world.setNow('2026-11-16T15:00:00Z')
  expect(await erase(work)).toBe(0)
  const call = randomUUID()
  await work.give('call_next', 'intent', { valid_for_ms: 15_000 }, { id: call })
  expect(await jobs(id)).toBe(1)
  const status = await work.job('app.job_deliver_called($1, $2, $3, $4)', [
    work.branch.tenantId,
    id,
    call,
    '2026-11-16T15:01:00Z',
  ])
  expect(status).toBe('no_provider')
  await work.give('start_service', 'fact', { ticket_id: id })
  expect(await erase(work)).toBe(0)
  expect(await phoneOf(id)).toBe(PHONE)
  await work.give('complete_service', 'fact', { ticket_id: id })
  expect(await erase(work)).toBe(1)
  expect(await tracesOf(world, work.branch.tenantId, ['98123456'])).toEqual([])
  expect(await tellsItself(world, id)).toBe(true)
  expect(await erase(work)).toBe(0)
})

it('[PD2] a visit that was ended by mistake is opened again, though the contact went meanwhile', async () => {
  const { work, id } = await withPhone()
  const end = randomUUID()
  await work.give('call_ticket', 'intent', { ticket_id: id })
  await work.give('complete_service', 'fact', { ticket_id: id }, { id: end })
  expect(await erase(work)).toBe(1)
  await work.give('undo_command', 'intent', { command_id: end, elapsed_ms: 4_000 })
  expect(await world.ticket(id)).toMatchObject({ state: 'called', contact_phone: null, contact_expires_at: null })
  expect(await tellsItself(world, id)).toBe(true)
})

it('[PD2] the retention counts from the end of the visit, as it truly was', async () => {
  const { work, id } = await withPhone()
  await work.look('update app.tenant_settings set contact_retention_hours = 2 where tenant_id = $1', [
    work.branch.tenantId,
  ])
  await world.setNow('2026-11-16T12:00:00Z')
  await work.give('call_ticket', 'intent', { ticket_id: id })
  await world.setNow('2026-11-16T13:00:00Z')
  const at = { ticket_id: id, counter_id: work.branch.counters[0] }
  await world.give(work.tablet, 'complete_service', 'fact', at, { age_ms: 30 * 60_000 })
  await world.setNow('2026-11-16T14:29:59Z')
  expect(await erase(work)).toBe(0)
  await world.setNow('2026-11-16T14:30:00Z')
  expect(await erase(work)).toBe(1)
})

it('[PD2] a no-show who comes back is told again; who does not is forgotten when the day is over', async () => {
  const { work, id } = await withPhone()
  const [other = ''] = await work.issue(1, { contact: { phone: PHONE } })
  for (const ticket_id of [id, other]) {
    await work.give('call_ticket', 'intent', { ticket_id })
    await work.give('mark_no_show', 'fact', { ticket_id })
  }
  await world.setNow('2026-11-16T20:00:00Z')
  expect(await erase(work)).toBe(0)
  await work.give('reinstate_ticket', 'intent', { ticket_id: id })
  await work.give('call_ticket', 'intent', { ticket_id: id })
  expect(await jobs(id)).toBe(2)
  await work.give('complete_service', 'fact', { ticket_id: id })
  expect(await erase(work)).toBe(1)
  // Four in the morning in Tunis.
  await world.setNow('2026-11-17T02:59:59Z')
  expect(await erase(work)).toBe(0)
  await world.setNow('2026-11-17T03:00:00Z')
  expect(await erase(work)).toBe(1)
  expect(await phoneOf(other)).toBeNull()
})

it.each([
  [
    'cancelled by staff',
    async (work: BranchAtWork, id: string) => work.give('cancel_ticket', 'intent', { ticket_id: id }),
  ],
  [
    'expired with its day',
    async (work: BranchAtWork) => {
      await world.setNow('2026-11-17T04:00:00Z')
      await work.closeFully()
    },
  ],
])('[PD2] a visit that is %s has ended', async (_, end) => {
  const { work, id } = await withPhone()
  await work.give('note_ticket', 'fact', { ticket_id: id, text: 'green scarf' })
  await end(work, id)
  expect(await erase(work)).toBe(1)
  expect(await tracesOf(world, work.branch.tenantId, ['98123456', 'green scarf'])).toEqual([])
})

it('[PD2] what an undo opens again keeps its contact', async () => {
  const { work, id } = await withPhone()
  const cancel = randomUUID()
  await work.give('cancel_ticket', 'intent', { ticket_id: id }, { id: cancel })
  await work.give('undo_command', 'intent', { command_id: cancel, elapsed_ms: 1_000 })
  expect(await erase(work)).toBe(0)
  expect(await phoneOf(id)).toBe(PHONE)
})

it('[PD2] a paper that comes when its day is over leaves nothing for long', async () => {
  const work = await BranchAtWork.open(world, NOW)
  const day = await world.today(work.branch)
  await world.setNow('2026-11-18T10:00:00Z')
  const args = issueArgs(work.branch, day, 900, { contact: { phone: PHONE } })
  const { results } = await world.push(work.kiosk, [
    { name: 'issue_ticket', kind: 'fact', args, age_ms: 2 * 86_400_000 },
  ])
  expect(results[0]?.outcome.flags).toEqual(expect.arrayContaining(['late', 'day_closed']))
  expect(await erase(work)).toBe(1)
  expect(await tracesOf(world, work.branch.tenantId, ['98123456'])).toEqual([])
})

it('[PD4] neither ledger nor events nor jobs ever hold contact, note or secret', async () => {
  const { work, id } = await withPhone()
  await work.give('note_ticket', 'fact', { ticket_id: id, text: 'green scarf' })
  await work.give('call_ticket', 'intent', { ticket_id: id })
  const traces = ['98123456', 'green scarf']
  // The secret itself is nowhere at all.
  expect(await tracesOf(world, work.branch.tenantId, [...traces, 'c2VjcmV0'])).toEqual(
    traces.map((trace) => `app.tickets: ${trace}`),
  )
})
