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
