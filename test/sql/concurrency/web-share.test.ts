import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Branch, World } from '../../setup/world.ts'
import { openTransaction } from './in-transaction.ts'

let world: World
let branch: Branch
beforeAll(async () => {
  world = await World.create()
  branch = await world.addBranch()
  await world.root.query('update app.services set offers_web = true where branch_id = $1', [branch.branchId])
  await world.root.query('update app.tenant_settings set web_line_percent = 1 where tenant_id = $1', [branch.tenantId])
})
afterAll(() => world.close())

function wish(): [string, unknown[]] {
  const args = {
    ticket_id: randomUUID(),
    service_id: branch.services[0]?.id,
    language: 'fr',
    secret: 'c2VjcmV0LXNlY3JldC0x',
  }
  return ['select app.check_in_from_web($1, $2, $3) as answer', [branch.branchId, JSON.stringify(args), randomUUID()]]
}

test('[AR4] of two who ask for the last place at once the second waits for the first, counts it and is refused', async () => {
  const one = await openTransaction(world.api)
  const first = await one.client.query(...wish())
  const second = world.api.query(...wish())
  const isStillWaiting = await Promise.race([
    second.then(() => false),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 200)),
  ])
  expect(isStillWaiting).toBe(true)
  await one.commit()
  expect(first.rows[0].answer.outcome).toMatchObject({ kind: 'applied' })
  expect((await second).rows[0].answer.outcome).toMatchObject({ kind: 'rejected', code: 'walk_ins_first' })
})

test('[AR4] twenty at once take no more than there is', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => world.api.query(...wish())))
  const kinds = answers.map(({ rows }) => rows[0].answer.outcome.kind)
  expect(kinds.filter((kind) => kind === 'applied')).toHaveLength(0)
  expect(kinds.filter((kind) => kind === 'rejected')).toHaveLength(20)
})
