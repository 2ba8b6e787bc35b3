import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Stage } from '../stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await Stage.open()
})
afterAll(() => stage.close())

it.each([
  ['teller', { kind: 'rejected', code: 'not_allowed' }],
  ['manager', { kind: 'rejected', code: 'not_allowed' }],
  ['admin', { kind: 'rejected', code: 'nobody_waiting' }],
])('a %s of another branch of the bank gets %j here', async (role, outcome) => {
  const { world, branch } = stage
  const elsewhere = await world.addBranch({ tenantId: branch.tenantId })
  const staffId = await world.addStaff(branch.tenantId, elsewhere.branchId, role)
  const tablet = await world.addDevice(branch, 'tablet', staffId)
  const given = await stage.intent(tablet, 'call_next', { counter_id: stage.counter, valid_for_ms: 15_000 })
  expect(given).toMatchObject(outcome)
})

it('who has left the bank may nothing any more', async () => {
  const { world, branch } = stage
  const staffId = await world.addStaff(branch.tenantId, branch.branchId, 'teller')
  const tablet = await world.addDevice(branch, 'tablet', staffId)
  await world.root.query('update app.staff set active = false where id = $1', [staffId])
  const given = await stage.intent(tablet, 'call_next', { counter_id: stage.counter, valid_for_ms: 15_000 })
  expect(given).toMatchObject({ kind: 'rejected', code: 'not_allowed' })
})

it('[ID18] a command for want of a right is noted once, in the name of who gave it; a word that is no command is not', async () => {
  const { world, branch } = stage
  const tablet = await world.addDevice(
    branch,
    'tablet',
    await world.addStaff(branch.tenantId, branch.branchId, 'teller'),
  )
  const commands = ['discard_quarantined', 'publish_configuration', 'what Amel said'].map((name, index) => ({
    id: randomUUID(),
    name,
    kind: 'intent' as const,
    args: {},
    seq: index + 1,
  }))
  for (const command of [...commands, ...commands]) await world.push(tablet, [command])
  const { rows } = await world.root.query(
    'select action, outcome, actor_role, session_id, device_id, branch_id from app.audit_log where device_id = $1 order by id',
    [tablet.deviceId],
  )
  const refused = { outcome: 'refused', actor_role: 'teller', session_id: tablet.sessionId, device_id: tablet.deviceId }
  expect(rows).toEqual([
    { ...refused, action: 'discard_quarantined', branch_id: branch.branchId },
    { ...refused, action: 'publish_configuration', branch_id: branch.branchId },
  ])
})
