import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tracesOf as everyTrace } from '../../privacy/traces-of.ts'
import { World } from '../../setup/world.ts'
import { BranchAtWork } from './branch-at-work.ts'

let world: World
beforeAll(async () => {
  world = await World.create()
})
afterAll(() => world.close())

const NOW = '2026-11-16T10:00:00Z'
const contact = { name: 'Amina Ben Salah', phone: '+21698123456', email: 'amina@example.tn' }
const DIGEST = createHash('sha256').update('c2VjcmV0LXNlY3JldC0xMg').digest('hex')
const TRACES = [
  'Amina',
  'Ben Salah',
  '98123456',
  'amina@example',
  'green scarf',
  'loud music',
  'her brother',
  'blue form',
  DIGEST,
]

const tracesOf = (tenantId: string) => everyTrace(world, tenantId, TRACES)

const erase = (work: BranchAtWork, max = 500) =>
  work.job<number>('app.job_erase_contacts($1, $2)', [work.branch.tenantId, max])

async function version(work: BranchAtWork, id: unknown) {
  const [row] = await work.look<{ version: number; name: string | null }>(
    'select version::int, contact_name as name from app.tickets where id = $1',
    [id],
  )
  expect(row).toBeDefined()
  return row
}

test('[PD2] the contact of an ended ticket goes when its time is over, not before, and replicas are told', async () => {
  const work = await BranchAtWork.open(world, NOW)
  await work.look('update app.tenant_settings set contact_retention_hours = 24 where tenant_id = $1', [
    work.branch.tenantId,
  ])
  const [id] = await work.issue(1, { contact })
  await work.give('note_ticket', 'fact', { ticket_id: id, text: 'green scarf' })
  await work.serve()
  await world.setNow('2026-11-17T09:59:00Z')
  expect(await erase(work)).toBe(0)
  const before = await version(work, id)
  expect(before?.name).toBe(contact.name)
  await world.setNow('2026-11-17T10:00:00Z')
  expect(await erase(work)).toBe(1)
  expect(await version(work, id)).toEqual({ version: (before?.version ?? 0) + 1, name: null })
  expect(await erase(work)).toBe(0)
  // The secret opens the page on which the visit is rated: its digest, never itself, stays until the archive.
  expect(await tracesOf(work.branch.tenantId)).toEqual([`app.tickets: ${DIGEST}`])
  const [event] = await work.look(
    'select what, patch from app.ticket_events where ticket_id = $1 order by ordinal desc limit 1',
    [id],
  )
  expect(event).toEqual({ what: 'erased', patch: {} })
})

test('[PD2] a ticket that is still open keeps its contact, 48 hours at most', async () => {
  const work = await BranchAtWork.open(world, NOW)
  const [id] = await work.issue(1, { contact })
  await world.setNow('2026-11-18T09:59:00Z')
  expect(await erase(work)).toBe(0)
  expect((await version(work, id))?.name).toBe(contact.name)
  await world.setNow('2026-11-18T10:00:00Z')
  expect(await erase(work)).toBe(1)
})

test('a batch is bounded', async () => {
  const work = await BranchAtWork.open(world, NOW)
  await work.issue(5, { contact })
  await world.setNow('2026-11-18T10:00:00Z')
  const erased = []
  for (let round = 0; round < 4; round += 1) erased.push(await erase(work, 2))
  expect(erased).toEqual([2, 2, 1, 0])
})

test('appointments lose their contact too', async () => {
  const work = await BranchAtWork.open(world, NOW)
  const { tenantId, branchId, services } = work.branch
  await work.look(
    `insert into app.appointments (id, tenant_id, branch_id, service_id, code, slot_at, slot_day, language, contact_name, contact_expires_at)
     values ($1, $2, $3, $4, 'ABC234', $5, '2026-11-16', 'fr', $6, '2026-11-17T10:00:00Z')`,
    [randomUUID(), tenantId, branchId, services[0]?.id, NOW, contact.name],
  )
  await world.setNow('2026-11-17T10:00:00Z')
  expect(await erase(work)).toBe(1)
  expect(await tracesOf(tenantId)).toEqual([])
})

test('what lies in quarantine loses its contact when it expires, and what did not parse is emptied', async () => {
  const work = await BranchAtWork.open(world, NOW)
  const odd = { service_id: randomUUID(), ticket_id: randomUUID(), contact }
  const items = [
    { name: 'issue_ticket', kind: 'fact' as const, args: odd },
    { name: 'issue_ticket', kind: 'fact' as const, args: { contact, name: { deep: contact.name } }, malformed: true },
  ]
  const { results } = await world.push(work.kiosk, items)
  expect(results.map(({ outcome }) => outcome.reason)).toEqual(['unknown_reference', 'malformed'])
  expect(await erase(work)).toBe(0)
  await world.setNow('2026-11-23T10:00:00Z')
  expect(await erase(work)).toBe(2)
  expect(await erase(work)).toBe(0)
  expect(await tracesOf(work.branch.tenantId)).toEqual([])
  const rows = await work.look(
    'select reason, raw -> $2 as args from app.quarantine where branch_id = $1 order by seq',
    [work.branch.branchId, 'args'],
  )
  expect(rows).toMatchObject([{ args: { service_id: odd.service_id } }, { args: {} }])
})

test('another tenant keeps its contacts', async () => {
  const work = await BranchAtWork.open(world, NOW)
  const other = await BranchAtWork.open(world, NOW)
  const [id] = await other.issue(1, { contact })
  await world.setNow('2026-11-20T10:00:00Z')
  expect(await erase(work)).toBe(0)
  expect((await version(other, id))?.name).toBe(contact.name)
})

const erasePerson = (work: BranchAtWork, ticketId: unknown) =>
  work.ask<Record<string, unknown>>('erase_person', [ticketId, null, null])

/** A visit that leaves words in every place that can hold any. */
async function leaveTraces(work: BranchAtWork): Promise<string> {
  const [id] = await work.issue(1, { contact, answers: { why: 'blue form' } })
  await work.give('note_ticket', 'fact', { ticket_id: id, text: 'green scarf' })
  await work.give('call_ticket', 'intent', { ticket_id: id })
  await work.give('park_ticket', 'fact', { ticket_id: id, reason: 'fetches her brother' })
  await work.give('return_ticket', 'intent', { ticket_id: id })
  const call = randomUUID()
  await work.give('call_next', 'intent', { valid_for_ms: 15_000 }, { id: call })
  await work.give('start_service', 'fact', { call })
  // Rejected, and by the call's name: no event of the ticket leads to it.
  const rejected = await work.give('cancel_ticket', 'intent', { call, reason: 'her brother again' })
  expect(rejected.kind).toBe('rejected')
  await work.give('complete_service', 'fact', { call })
  await work.give('give_feedback', 'fact', { ticket_id: id, score: 2, text: 'loud music' })
  const { services, branchId, tenantId } = work.branch
  await work.look(
    `insert into app.appointments (id, tenant_id, branch_id, service_id, code, slot_at, slot_day, language, ticket_id, contact_name)
     values ($1, $2, $3, $4, 'XYZ789', $5, '2026-11-16', 'fr', $6, $7)`,
    [randomUUID(), tenantId, branchId, services[0]?.id, NOW, id, contact.name],
  )
  const quarantined = {
    name: 'issue_ticket',
    kind: 'fact' as const,
    args: { ticket_id: id, service_id: randomUUID(), contact },
  }
  const { results } = await world.push(work.kiosk, [quarantined])
  expect(results[0]?.outcome.kind).toBe('quarantined')
  expect(new Set((await tracesOf(tenantId)).map((found) => found.split(': ')[1]))).toEqual(new Set(TRACES))
  return id as string
}

test.each([
  ['hot', '2026-11-16T11:00:00Z'],
  ['archived with its ledger', '2026-12-20T10:00:00Z'],
])('a person who wishes so is erased everywhere: %s', async (_, when) => {
  const work = await BranchAtWork.open(world, NOW)
  const id = await leaveTraces(work)
  await world.setNow(when)
  if (when.startsWith('2026-12')) {
    await work.archiveBatch()
    await work.job('app.job_archive_commands($1)', [work.branch.tenantId])
  }
  expect(await erasePerson(work, id)).toMatchObject({ tickets: 1, quarantined: 1, appointments: 1, more: false })
  expect(await tracesOf(work.branch.tenantId)).toEqual([])
  const story = await work.ask<{ ticket: Record<string, unknown> }>('staff_ticket_story', [id])
  expect(story.ticket).toMatchObject({ state: 'completed', answers: null, number: 'A-001' })
})

test('[I10] after an erasure the events still give the ticket', async () => {
  const work = await BranchAtWork.open(world, NOW)
  const id = await leaveTraces(work)
  await erasePerson(work, id)
  const [row] = await work.look(
    `select jsonb_strip_nulls(app_private.replay_events(t.id)) = app_private.public_fields(t) as same from app.tickets t where t.id = $1`,
    [id],
  )
  expect(row).toEqual({ same: true })
})

test('an erasure leaves others alone, can be repeated and reaches no other tenant', async () => {
  const work = await BranchAtWork.open(world, NOW)
  const [id, neighbour] = await work.issue(2, { contact })
  const stranger = await BranchAtWork.open(world, NOW)
  await expect(erasePerson(stranger, id)).rejects.toMatchObject({ code: 'BS003' })
  const first = await erasePerson(work, id)
  expect(await erasePerson(work, id)).toEqual(first)
  expect((await version(work, id))?.name).toBeNull()
  expect((await version(work, neighbour))?.name).toBe(contact.name)
})
