import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PushAnswer, World } from '../../setup/world.ts'
import { aDocument } from './a-document.ts'
import { Publishing } from './publishing.ts'

let world: World
let bank: Publishing

beforeAll(async () => {
  world = await World.create()
  bank = await Publishing.create(world)
})
afterAll(() => world.close())

type Own = { tenantId?: string; branchId?: string; id?: string; staffId?: string; baseVersion?: number }

async function pushOwn({ tenantId, branchId, id, staffId, baseVersion = 0 }: Own): Promise<PushAnswer> {
  const { rows } = await world.api.query('select app.push_own($1, $2, $3, $4, $5, $6, $7) as answer', [
    tenantId ?? bank.tenantId,
    branchId ?? bank.branchId,
    'publish_configuration',
    'intent',
    JSON.stringify({ branch_id: branchId ?? bank.branchId, base_version: baseVersion, document: aDocument() }),
    id ?? randomUUID(),
    staffId ?? null,
  ])
  return rows[0].answer as PushAnswer
}

test('the server gives commands one after the other, as its own writer', async () => {
  const first = await pushOwn({})
  const second = await pushOwn({ baseVersion: 1 })
  expect(first.results).toMatchObject([{ seq: 1, outcome: { kind: 'applied', result: { config_version: 1 } } }])
  expect(second.results).toMatchObject([{ seq: 2, outcome: { kind: 'applied', result: { config_version: 2 } } }])
})

test('the same command id takes effect once', async () => {
  const id = randomUUID()
  const { config_version: baseVersion } = (await bank.one('select config_version from app.branches where id = $1')) as {
    config_version: number
  }
  const first = await pushOwn({ id, baseVersion })
  const again = await pushOwn({ id, baseVersion })
  expect(again.results[0]?.outcome).toEqual(first.results[0]?.outcome)
  expect(await bank.one('select config_version from app.branches where id = $1')).toEqual({
    config_version: baseVersion + 1,
  })
})

test('a person behind it is recorded, under one session', async () => {
  const staffId = await world.addStaff(bank.tenantId, bank.branchId, 'admin')
  await pushOwn({ staffId, baseVersion: 99 })
  await pushOwn({ staffId, baseVersion: 99 })
  const recorded = await bank.rows(
    'select distinct staff_id, session_id from app.commands where branch_id = $1 and staff_id is not null',
  )
  expect(recorded).toEqual([{ staff_id: staffId, session_id: expect.any(String) }])
})

test('many at once follow each other without a gap', async () => {
  const before = Number((await bank.one('select max(last_seq) as seq from app.writers where branch_id = $1')).seq)
  const answers = await Promise.all(Array.from({ length: 8 }, () => pushOwn({ baseVersion: 99 })))
  expect(answers.map((answer) => Number(answer.last_seq) - before).sort((a, b) => a - b)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8,
  ])
})

test('another tenant’s branch and person are not there', async () => {
  const stranger = await Publishing.create(world)
  const strangeStaff = await world.addStaff(stranger.tenantId, stranger.branchId, 'admin')
  await expect(pushOwn({ branchId: stranger.branchId })).rejects.toMatchObject({ code: 'BS003' })
  await expect(pushOwn({ staffId: strangeStaff })).rejects.toMatchObject({ code: 'BS003' })
  await expect(pushOwn({ staffId: randomUUID() })).rejects.toMatchObject({ code: 'BS003' })
})
