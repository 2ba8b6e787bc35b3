import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Overtakes } from '../../../sync/reports/overtakes.ts'
import { issueArgs, World } from '../../setup/world.ts'
import { BranchAtWork } from '../archive/branch-at-work.ts'

let world: World
beforeAll(async () => {
  world = await World.create()
})
afterAll(() => world.close())

const DAY = '2026-11-19'
const at = (minutes: number) => new Date(Date.parse(`${DAY}T09:00:00Z`) + minutes * 60_000).toISOString()
const open = () => BranchAtWork.open(world, at(0))
const report = (work: BranchAtWork, from = DAY, to = DAY) =>
  work.ask<Overtakes>('overtakes', [work.branch.branchId, from, to])
/** `who passed whom: why`, as the report orders it. */
const told = async (work: BranchAtWork): Promise<string[]> =>
  (await report(work)).pairs.map(({ passer, passed, reason }) => `${passer.number} > ${passed.number}: ${reason}`)

async function issueAt(work: BranchAtWork, minutes: number, overrides = {}): Promise<string> {
  await world.setNow(at(minutes))
  const [id] = await work.issue(1, overrides)
  return id ?? ''
}
async function give(work: BranchAtWork, minutes: number, name: string, args: Record<string, unknown>): Promise<void> {
  await world.setNow(at(minutes))
  expect(await work.give(name, 'intent', args)).toMatchObject({ kind: 'applied' })
}
async function callAt(work: BranchAtWork, minutes: number): Promise<string> {
  await world.setNow(at(minutes))
  return work.call()
}

test('[OT1] in a line in which everybody is called in turn nobody is passed', async () => {
  const work = await open()
  for (const minutes of [0, 1, 2]) await issueAt(work, minutes)
  for (const minutes of [5, 6, 7]) await callAt(work, minutes)
  expect(await report(work)).toEqual({ from: DAY, to: DAY, called: 3, passed: 0, groups: [], pairs: [] })
})

test('[OT2] a class passes within its head start, counted by class and by who was passed', async () => {
  const work = await open()
  const class_id = work.branch.classes.priority
  await issueAt(work, 0)
  await issueAt(work, 10)
  const passer = await issueAt(work, 14, { class_id })
  expect(await callAt(work, 20)).toBe(passer)
  const { called, passed, groups, pairs } = await report(work)
  expect({ called, passed }).toEqual({ called: 1, passed: 2 })
  expect(groups).toEqual([{ class_id, reason: 'head_start', pairs: 2, people: 2, longest_s: 840 }])
  expect(pairs[0]).toMatchObject({
    ...{ reason: 'head_start', day: DAY, later_s: 840, call_kind: 'next', counter_id: work.branch.counters[0] },
    passer: { id: passer, number: 'A-003', class_id, head_start_s: 900 },
    passed: { number: 'A-001', class_id: null, head_start_s: 0 },
  })
})

test('[OT2] who was set aside, missed a call or whose call was taken back was passed for that', async () => {
  const work = await open()
  const [parked, missed, undone] = [await issueAt(work, 0), await issueAt(work, 1), await issueAt(work, 2)]
  for (const minutes of [3, 4, 5]) await issueAt(work, minutes)
  await give(work, 10, 'call_ticket', { ticket_id: parked })
  await world.setNow(at(11))
  await work.give('park_ticket', 'fact', { ticket_id: parked })
  expect(await callAt(work, 12)).toBe(missed)
  await world.setNow(at(14))
  await work.give('mark_no_show', 'fact', { ticket_id: missed })
  const id = randomUUID()
  await world.setNow(at(15))
  await work.give('call_ticket', 'intent', { ticket_id: undone, counter_id: work.branch.counters[1] }, { id })
  // The other counter calls meanwhile.
  await callAt(work, 15.05)
  await world.setNow(at(15.1))
  const undo = await world.give(work.tablet, 'undo_command', 'intent', { command_id: id, elapsed_ms: 6_000 })
  expect(undo).toMatchObject({ kind: 'applied' })
  await give(work, 20, 'return_ticket', { ticket_id: parked })
  await give(work, 20, 'reinstate_ticket', { ticket_id: missed })
  const reasons = new Map((await told(work)).map((line) => line.split(': ') as [string, string]))
  expect(Object.fromEntries(reasons)).toEqual({
    'A-002 > A-001': 'parked',
    'A-004 > A-001': 'parked',
    'A-004 > A-002': 'came_back',
    'A-004 > A-003': 'taken_back',
  })
})

test('[OT2] let others pass, meant for another counter, and a ticket called by its number are told as that', async () => {
  const work = await open()
  const [polite, reserved] = [await issueAt(work, 0), await issueAt(work, 1)]
  await issueAt(work, 2)
  const chosen = await issueAt(work, 3)
  await give(work, 4, 'let_pass', { ticket_id: polite, count: 3 })
  await give(work, 5, 'transfer_ticket', { ticket_id: reserved, to: { counter_id: work.branch.counters[1] } })
  await give(work, 6, 'call_ticket', { ticket_id: chosen })
  expect((await told(work)).toSorted()).toEqual([
    'A-004 > A-001: let_pass',
    'A-004 > A-002: reserved',
    'A-004 > A-003: named',
  ])
})

test('[OT2] [AR3] who joined from afar and came after the place was given up is told as that', async () => {
  const work = await open()
  await world.root.query('update app.services set offers_web = true where branch_id = $1', [work.branch.branchId])
  await world.root.query("update app.tenant_settings set web_arrival = 'proof' where tenant_id = $1", [
    work.branch.tenantId,
  ])
  await world.setNow(at(0))
  const [service_id, secret] = [work.branch.services[0]?.id, 'c2VjcmV0LXNlY3JldC0xMg']
  const joined = { ticket_id: randomUUID(), secret, service_id, language: 'fr' }
  const own = (name: string, kind: string, args: Record<string, unknown>) =>
    world.api.query('select app.push_own($1, $2, $3, $4, $5, $6)', [
      ...[work.branch.tenantId, work.branch.branchId, name, kind, JSON.stringify(args), randomUUID()],
    ])
  await own('check_in_web', 'intent', joined)
  for (const minutes of [1, 2]) await issueAt(work, minutes)
  await callAt(work, 5)
  await world.setNow(at(40))
  await own('confirm_arrival', 'fact', { ticket_id: joined.ticket_id, proof: 'display' })
  await callAt(work, 45)
  await callAt(work, 50)
  const reasons = (await told(work)).map((line) => line.replace(/> .*:/, '>'))
  expect(reasons.toSorted()).toEqual(['A-001 > parked', 'A-002 > came_late'])
})

test('[OT2] a call without the network, and one of a ticket that the server did not know yet', async () => {
  const work = await open()
  await issueAt(work, 0)
  const second = await issueAt(work, 1)
  await issueAt(work, 9)
  await world.setNow(at(10))
  const args = { ticket_id: second, counter_id: work.branch.counters[0] }
  expect(await world.give(work.tablet, 'call_ticket', 'fact', args, { age_ms: 60_000 })).toMatchObject({
    kind: 'applied',
  })
  await callAt(work, 11)
  await callAt(work, 12)
  // Printed at 09:05 by a kiosk that was alone until now.
  await world.setNow(at(20))
  const alone = await world.addDevice(work.branch, 'kiosk')
  const issued = issueArgs(work.branch, DAY, 77)
  const header = { age_ms: 15 * 60_000, known_at: at(5), written_at: at(5) }
  expect(await world.give(alone, 'issue_ticket', 'fact', issued, header)).toMatchObject({ kind: 'applied' })
  expect((await told(work)).toSorted()).toEqual(['A-002 > A-001: offline', 'A-003 > A-077: learned_late'])
})

test('[OT3] what nothing explains comes first, and is what call_next never does', async () => {
  const work = await open()
  await issueAt(work, 0)
  await issueAt(work, 1)
  const last = await issueAt(work, 2)
  await give(work, 5, 'call_ticket', { ticket_id: last })
  // As if it had been call_next: nothing that there is writes this.
  await world.root.query(
    `update app.ticket_events set patch = patch || '{"call_kind":"next"}' where ticket_id = $1 and what = 'called'`,
    [last],
  )
  expect(await told(work)).toEqual(['A-003 > A-001: unexplained', 'A-003 > A-002: unexplained'])
})

test('[OT1] a line of another service counts where the calling counter serves both, as counters are today', async () => {
  const work = await open()
  const service_id = work.branch.services[1]?.id
  await issueAt(work, 0, { service_id, prefix: 'B', number: 'B-001' })
  const [cash] = [await issueAt(work, 5)]
  await give(work, 6, 'call_ticket', { ticket_id: cash })
  expect(await told(work)).toEqual(['A-002 > B-001: named'])
  await world.root.query('update app.counters set service_ids = array[$2::uuid] where id = $1', [
    work.branch.counters[0],
    work.branch.services[0]?.id,
  ])
  expect(await told(work)).toEqual([])
})

test('[OT8] who was sent to a person passes nobody of a service that the counter of the person does not take', async () => {
  const work = await open()
  const service_id = work.branch.services[1]?.id
  await issueAt(work, 0, { service_id, prefix: 'B', number: 'B-001' })
  const [other, own] = [await issueAt(work, 1), await issueAt(work, 2)]
  const sent = await issueAt(work, 3, { service_id, prefix: 'B', number: 'B-002' })
  await give(work, 4, 'transfer_ticket', { ticket_id: sent, to: { staff_id: work.branch.staffId } })
  const services = [work.branch.services[0]?.id]
  await world.root.query('update app.counters set service_ids = $2 where id = $1', [work.branch.counters[0], services])
  expect([await callAt(work, 5), await callAt(work, 6), await callAt(work, 7)]).toEqual([other, own, sent])
  expect(await told(work)).toEqual([])
})

test('[OT4] archived days are told as they were', async () => {
  const work = await open()
  await issueAt(work, 0)
  await issueAt(work, 5, { class_id: work.branch.classes.priority })
  await callAt(work, 6)
  await callAt(work, 7)
  const before = await report(work)
  expect(before.pairs).toHaveLength(1)
  await world.setNow('2026-11-22T05:00:00Z')
  await work.closeFully()
  expect((await work.archiveBatch()).tickets).toBeGreaterThanOrEqual(2)
  expect(await report(work)).toEqual(before)
})

test('[OT5] a range of days is bounded and runs forward', async () => {
  const work = await open()
  for (const [from, to] of [
    ['2026-11-19', '2026-11-18'],
    ['2026-10-01', '2026-11-19'],
  ] as const)
    await expect(report(work, from, to)).rejects.toThrow('malformed')
})
